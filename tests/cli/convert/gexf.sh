cd "$scratch"
# Claims of a pair and kind are one edge; times do not overlap; weights change over time.
cat >x.json <<'END'
{"actorgraph": 1, "title": "Three", "actors": [{"id": "A", "kind": "state", "since": "1991"}, {"id": "B", "kind": "state",
  "spells": ["1816/1942-06-25", "1944/.."]}],
 "types": {"t": {"kind": "cooperation"}, "u": {"kind": "cooperation"}},
 "relations": [{"from": "A", "to": "B", "type": "t", "since": "2001", "until": "2005", "weight": 2},
  {"from": "A", "to": "B", "type": "t", "since": "2004", "until": "2008"},
  {"from": "B", "to": "A", "type": "u", "date": "2003-05"}, {"from": "A", "to": "B", "type": "u", "since": "2010"},
  {"from": "A", "to": "B", "kind": "cooperation", "directed": true, "until": "2001"},
  {"from": "A", "to": "A", "kind": "threat", "date": "2001"}]}
END
actorgraph convert x.json -q --format gexf
