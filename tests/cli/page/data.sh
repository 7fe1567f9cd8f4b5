# needs: actorgraph:page
# What the page holds: claims of the window and filters, with dates, sources and safe links.
actorgraph page -g "$TOP/graphs/tajikistan-china.json" --from 2019 --to 2020 --ego Pakistan -o "$scratch/p.html" &&
python3 - "$scratch/p.html" <<'P'
import json, re, sys
text = open(sys.argv[1], encoding="utf-8").read()
data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])
for key in ("title", "combine", "years", "rule"):
    print(key, json.dumps(data[key], ensure_ascii=False))
for actor in data["actors"]:
    print(actor["id"], actor["kind"], actor["exists"])
for claim in data["claims"]:
    print(claim["date"], claim["kind"], claim["weight"], claim["when"], claim["cites"])
print(data["ties"])
for source in data["sources"]:
    print(source["brief"], source["link"])
for measure in data["measures"]:
    print(measure["name"], measure["values"])
print(data["blocs"])
P
