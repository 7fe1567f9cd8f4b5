cd "$scratch"
cat >x.json <<'END'
{"actorgraph": 1, "title": "Three", "sources": [{"id": "s"}], "actors": [
 {"id": "A", "kind": "state", "name": {"en": "Ann <1>", "tr": "Anı"}, "x-gdp": 1.50},
 {"id": "B", "kind": "state", "codes": {"cow": "2"}}, {"id": "O", "kind": "organization", "name": "Org", "since": "2001-06"}],
 "relations": [{"among": ["A", "B", "O"], "kind": "cooperation", "since": "2016~", "cite": ["s"], "note": "a & b"},
 {"from": "A", "to": "O", "kind": "membership", "date": "2019", "weight": 0.5, "confidence": 0.7}]}
END
actorgraph convert x.json --format graphml
