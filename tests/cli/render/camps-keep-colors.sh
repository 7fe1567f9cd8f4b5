# Camps have no names: in a row of panels each keeps the colour of those that it shares most actors with, also when the
# actor that was named first changes sides.
cd "$scratch"
tie() { printf '{"from": "%s", "to": "%s", "kind": "%s", "date": "%s"}' "$@"; }
cat >g.json <<G
{"actorgraph": 1, "actors": [{"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}, {"id": "C", "kind": "state"},
 {"id": "D", "kind": "state"}], "relations": [
 $(tie A B cooperation 2001), $(tie C D cooperation 2001), $(tie A C rivalry 2001), $(tie B D rivalry 2001),
 $(tie A C cooperation 2002), $(tie C D cooperation 2002), $(tie A B rivalry 2002), $(tie B D rivalry 2002)]}
G
actorgraph render -q -g g.json --years 2001,2002 --panels 2x1 --color-by camp --format svg >camps.svg
python3 - <<'P'
import re
text = open("camps.svg", encoding="utf-8").read()
for group in re.findall(r'<g id="[^"]*" class="actor[^"]*">.*?</g>', text, re.S):
    name, fill = re.search(r">([ABCD])</text>", group), re.search(r'<ellipse[^>]* fill="([^"]*)"', group)
    print(name.group(1), fill.group(1))
P
