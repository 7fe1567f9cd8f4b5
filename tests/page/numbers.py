"""numbers.py GRAPH > numbers.json: what the program computes of the bundled graph, for checks.mjs to compare with."""
import json
import subprocess
import sys
from collections import Counter


def rows(*words):
    command = ["actorgraph", *words, "-g", sys.argv[1], "-q", "--format", "json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)["rows"]


def ties(*window):
    return next(int(row["value"]) for row in rows("info", *window) if (row["property"], row["key"]) == ("ties", "all"))


strengths = [row for row in rows("centrality", "--years", "1992..2022", "--measure", "strength") if row["strength"] is not None]
blocs = rows("bloc", "TJK", "--years", "1992..2022", "--draws", "0")
changes = Counter(row["change"] for row in rows("diff", "2015", "2021") if row["what"] == "tie")
json.dump({
    "ties": {"2018": ties("--year", "2018"), "2019": ties("--year", "2019"),
             "2016/2019": ties("--from", "2016", "--to", "2019")},
    "tiesWithout": ties("--year", "2019", "--kind", "cooperation,rivalry,threat"),
    "claims2019": len(rows("ties", "--year", "2019")),
    "centrality": [{"window": row["period"], "id": row["actor"], "strength": row["strength"]} for row in strengths],
    "strength2019": next(row["strength"] for row in strengths if (row["period"], row["actor"]) == ("2019", "TJK")),
    "blocs": [{"window": row["period"], "bloc": row["bloc"], "rank": row["mean_rank"], "verdict": row["verdict"]}
              for row in blocs if row["mean_rank"] is not None],
    "diff": {change: changes[change] for change in ("new", "gone", "stronger", "weaker")},
}, sys.stdout)
