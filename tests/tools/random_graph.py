"""random_graph.py ACTORS TIES SEED: a graph by chance on standard output, with ties that come and go from 2001 to 2022.

Names are one or two words of 4 to 12 letters; three of four actors are states; some ties are directed or alleged.
"""
import json
import random
import sys

n, m, seed = (int(word) for word in sys.argv[1:4])
chance = random.Random(seed)


def word():
    syllables = [chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 5))]
    return ("".join(syllables) + chance.choice(["", "n", "s"])).capitalize()


def name():
    return " ".join(word() for _ in range(chance.choice([1, 1, 1, 2])))


actors = [{"id": f"A{i:02}", "name": name(), "kind": chance.choice(["state"] * 6 + ["organization", "nonstate"])}
          for i in range(n)]
sources = [{"id": f"S{i}", "type": "report", "title": f"Report {i}", "issued": {"date-parts": [[2001 + i]]}}
           for i in range(20)]
organizations = [actor["id"] for actor in actors if actor["kind"] == "organization"]
ties = []
for _ in range(m):
    kind = chance.choice(["cooperation"] * 4 + ["rivalry", "threat"] + ["membership"] * (2 if organizations else 0))
    one, two = chance.sample([actor["id"] for actor in actors if kind != "membership" or actor["kind"] != "organization"], 2)
    since = chance.randint(2001, 2020)
    tie = {"from": one, "to": chance.choice(organizations) if kind == "membership" else two, "kind": kind,
           "since": str(since), "until": str(since + chance.randint(0, 8)), "weight": chance.randint(1, 6),
           "cite": [chance.choice(sources)["id"]]}
    if chance.random() < 0.1:
        tie["status"] = "alleged"
    if kind == "cooperation" and chance.random() < 0.1:
        tie["directed"] = True
    ties.append(tie)
json.dump({"actorgraph": 1, "title": "By chance", "actors": actors, "sources": sources, "relations": ties}, sys.stdout)
