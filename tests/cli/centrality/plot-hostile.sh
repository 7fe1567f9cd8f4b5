# needs: gnuplot
# A name is text, whatever gnuplot or SVG would make of it.
cd "$scratch"
cat >g.json <<'G'
{"actorgraph": 1, "actors": [
  {"id": "'A'", "name": "'; system('touch pwned') `touch pwned`", "kind": "state"},
  {"id": "\"B\\", "name": "<script>&\"\\ {/Symbol a} @x %s", "kind": "state"},
  {"id": "END", "kind": "state"}],
 "relations": [{"among": ["'A'", "\"B\\"], "kind": "cooperation", "date": "2001"},
  {"from": "'A'", "to": "END", "kind": "cooperation", "date": "2002"}]}
G
for form in lines heat; do
    actorgraph centrality -q -g g.json --years 2001,2002 -m degree --plot-as $form --plot $form.svg --title '`touch pwned` "' >/dev/null
done
actorgraph centrality -q -g g.json --year 2001 -m degree --plot dots.svg --title "'; system('touch pwned')" >/dev/null
ls && xmllint --noout ./*.svg && grep -hoE '<text>[^<0-9]+</text>' -- *.svg | sort | uniq -c
