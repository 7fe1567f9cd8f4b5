# needs: actorgraph:page
# Actors stand where render puts them, or where a file says.
g=$TOP/graphs/tajikistan-china.json
actorgraph render -q -g "$g" --positions "$scratch/p.tsv" -o "$scratch/p.svg"
actorgraph page -g "$g" -o "$scratch/p.html"
printf 'actor\tx\ty\nRUS\t12.5\t40\n' >"$scratch/q.tsv"
actorgraph page -g "$g" --positions "$scratch/q.tsv" -o "$scratch/q.html"
python3 - "$scratch" <<'P'
import json, re, sys
def places(page):
    text = open(f"{sys.argv[1]}/{page}.html", encoding="utf-8").read()
    data = json.loads(re.search(r'id="data">(.*?)</script>', text, re.S)[1])
    return {actor["id"]: actor["at"] for actor in data["actors"]}
rows = [line.split() for line in open(f"{sys.argv[1]}/p.tsv", encoding="utf-8")][1:]
page = places("p")
print(max(max(abs(float(x) - page[id][0]), abs(float(y) - page[id][1])) for id, x, y in rows) < 0.006, len(rows) == len(page))
print(places("q")["RUS"])
P
cat "$scratch/q.tsv"
