cd "$scratch"
# The order of a file does not show.
python3 - "$TOP/graphs/central-asia.json" >shuffled.json <<'END'
import json
import random
import sys

chance = random.Random(7)
with open(sys.argv[1], encoding="utf-8") as file:
    graph = json.load(file)
for part in ("sources", "actors", "relations"):
    chance.shuffle(graph[part])
types = list(graph["types"].items())
chance.shuffle(types)
graph["types"] = dict(types)
print(json.dumps(graph, ensure_ascii=False))
END
actorgraph convert shuffled.json >b.json
actorgraph convert "$TOP/graphs/central-asia.json" >a.json
cmp a.json b.json && wc -l <a.json
