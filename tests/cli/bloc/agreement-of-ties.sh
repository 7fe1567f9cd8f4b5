# Kendall's W of the votes, corrected for blocs that share a rank, against its formula.
cat >"$scratch/a.json" <<'END'
{"actorgraph": 1, "actors": [{"id": "X", "kind": "state"}, {"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}, {"id": "C", "kind": "state"}, {"id": "D", "kind": "state"}],
 "relations": [{"from": "X", "to": "A", "kind": "cooperation", "weight": 3, "date": "2019"}, {"from": "X", "to": "B", "kind": "cooperation", "weight": 3, "date": "2019"},
  {"from": "X", "to": "C", "kind": "cooperation", "weight": 1, "date": "2019"}, {"from": "D", "to": "A", "kind": "cooperation", "weight": 2, "date": "2019"},
  {"from": "D", "to": "X", "kind": "cooperation", "date": "2019"}, {"from": "X", "to": "C", "kind": "threat", "date": "2019"}]}
END
actorgraph bloc X -q -g "$scratch/a.json" --year 2019 --poles A,B,C --draws 5 --format csv >"$scratch/a.csv"
python3 - "$scratch/a.csv" <<'END'
import collections
import csv
import sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
ranks = [[float(row[name]) for row in rows] for name in rows[0] if name.startswith("rank_") and rows[0][name]]
m, n = len(ranks), len(rows)
square = sum((sum(rank[i] for rank in ranks) - m * (n + 1) / 2) ** 2 for i in range(n))
ties = sum(t ** 3 - t for rank in ranks for t in collections.Counter(rank).values())
wanted = 12 * square / (m * m * (n ** 3 - n) - m * ties)
print(rows[0]["votes"], ties, "the same" if abs(wanted - float(rows[0]["kendall_w"])) < 1e-8 else (wanted, rows[0]["kendall_w"]))
END
