# What a graph says never acts: not on a terminal, not in a spreadsheet, not in LaTeX.
cd "$scratch"
cat >g.json <<'G'
{"actorgraph": 1, "actors": [{"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}],
 "sources": [{"id": "=cmd()", "type": "book", "title": "x"}],
 "relations": [{"from": "A", "to": "B", "kind": "threat", "date": "2001", "cite": ["=cmd()"],
   "note": "=HYPERLINK(\"x\")\t\\input{y}|<b>", "id": "@SUM(1)"}]}
G
for format in csv tsv md latex table json; do actorgraph ties -g g.json --format $format; done
