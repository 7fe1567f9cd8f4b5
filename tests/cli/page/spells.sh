# needs: actorgraph:page
# An actor that was there in spells is in the data by all of them.
cd "$scratch"
python3 - "$TOP/tests/schema/good/spells.json" <<'P' >spells.json
import json, sys
graph = json.load(open(sys.argv[1], encoding="utf-8"))
graph["actors"] += [{"id": "C", "kind": "state", "since": "1900?", "until": "1950"}, {"id": "D", "kind": "state", "since": "1900"}]
graph["relations"] = [{"from": "A", "to": "C", "kind": "cooperation", "date": "1930", "cite": ["s"]},
                      {"from": "A", "to": "D", "kind": "rivalry", "since": "1945", "until": "1947", "cite": ["s"]}]
json.dump(graph, sys.stdout)
P
actorgraph page -q -g spells.json --from 1925 --to 1948 -o page.html
python3 - page.html <<'P'
import json, re, sys
data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', open(sys.argv[1], encoding="utf-8").read(), re.S)[1])
for actor in data["actors"]:
    print(json.dumps(actor))
P
