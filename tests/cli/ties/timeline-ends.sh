# needs: gnuplot
# Ties without a beginning, without an end, without either, and at no time at all; with a type that has no label, and none.
cd "$scratch"
cat >g.json <<'G'
{"actorgraph": 1, "types": {"pact": {"kind": "cooperation"}, "feud": {"kind": "rivalry", "label": "a feud"}},
 "actors": [{"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}, {"id": "C", "kind": "state"}],
 "relations": [{"from": "A", "to": "B", "type": "pact", "until": "2001"}, {"from": "A", "to": "B", "type": "feud", "since": "2003"},
  {"from": "B", "to": "A", "kind": "threat", "since": "2001", "until": "2004"}, {"from": "A", "to": "C", "kind": "cooperation"},
  {"from": "A", "to": "C", "kind": "rivalry", "directed": true, "since": "2002", "until": "2002"}]}
G
words() { xmllint --noout "$1" && grep -o '<text>[^<]*</text>' "$1"; }
actorgraph ties A -q -g g.json --timeline all.svg >/dev/null && words all.svg
echo "only open ends:"
actorgraph ties A -q -g g.json --type pact --timeline until.svg >/dev/null && words until.svg
actorgraph ties A -q -g g.json --type feud --timeline since.svg >/dev/null && words since.svg
actorgraph ties C -q -g g.json --kind cooperation --timeline ever.svg; echo $?
