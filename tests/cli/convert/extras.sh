cd "$scratch"
# What the format does not define stays; numbers keep their digits, spells their days.
cat >x.json <<'END'
{"x-top": [1.50, 1e3], "$schema": "s.json", "actorgraph": 1, "types": {"t": {"kind": "rivalry", "x-t": true}},
 "actors": [{"id": "B", "kind": "state", "x-b": {"deep": [ "a  b" ]}, "spells": ["1816/1942-06-25", "1944-08-25/.."]},
   {"kind": "state", "id": "A", "name": "A", "wieght": 3, "codes": {"z": "1", "cow": 2}}],
 "relations": [{"to": "A", "from": "B", "type": "t", "date": "2019", "x-\u00e9": "\u003c<", "x-a": 0.10},
   {"among": ["B", "A"], "kind": "threat", "since": "2001", "weight": 0.30}]}
END
actorgraph convert -q x.json
