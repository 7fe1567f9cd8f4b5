# The ring of a bloc has the form of its member: an ellipse, a box, a hexagon. How many points of curves each has.
cd "$scratch"
cat >g.json <<'G'
{"actorgraph": 1, "actors": [{"id": "S", "kind": "state"}, {"id": "N", "kind": "nonstate"},
 {"id": "O", "kind": "organization"}, {"id": "BLOC", "kind": "organization"}], "relations": [
 {"from": "S", "to": "BLOC", "kind": "membership", "date": "2001"}, {"from": "N", "to": "BLOC", "kind": "membership", "date": "2001"},
 {"from": "O", "to": "BLOC", "kind": "membership", "date": "2001"}, {"from": "S", "to": "N", "kind": "cooperation", "date": "2001"},
 {"from": "O", "to": "N", "kind": "rivalry", "date": "2001"}]}
G
actorgraph render -q -g g.json --year 2001 --bloc-marks --format svg >rings.svg
xmllint --noout rings.svg
grep -A 1 'class="bloc"' rings.svg | grep -o ' d="[^"]*"' | tr -cd 'd,\n' | awk '{ print gsub(",", "") }' | sort -n | uniq -c
actorgraph render -q -g g.json --year 2001 --bloc-marks --check && echo fine
