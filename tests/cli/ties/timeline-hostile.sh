# needs: gnuplot
# A label is text, whatever gnuplot or SVG would make of it.
cd "$scratch"
cat >g.json <<'G'
{"actorgraph": 1, "types": {"t": {"kind": "threat", "label": "'; system('touch pwned') `touch pwned` @x {/Symbol a} <script>& \\"}},
 "actors": [{"id": "'A'", "kind": "state"}, {"id": "\"B\\", "kind": "state"}],
 "relations": [{"from": "'A'", "to": "\"B\\", "type": "t", "date": "2001"}]}
G
actorgraph ties -q -g g.json --timeline t.svg --title "\`touch pwned\` '" >/dev/null
ls && xmllint --noout t.svg && grep -o '<text>[^<]*</text>' t.svg | tail -n 4
