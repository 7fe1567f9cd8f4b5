# Two blocs that mirror one another: nothing tells them apart.
cd "$scratch"
cat >g.json <<'G'
{"actorgraph": 1,
 "actors": [{"id": "T", "kind": "state"}, {"id": "A", "kind": "state"}, {"id": "B", "kind": "state"},
            {"id": "X", "kind": "organization"}, {"id": "Y", "kind": "organization"}],
 "relations": [{"from": "A", "to": "X", "kind": "membership", "date": "2001"},
               {"from": "B", "to": "Y", "kind": "membership", "date": "2001"},
               {"from": "T", "to": "A", "kind": "cooperation", "date": "2001"},
               {"from": "T", "to": "B", "kind": "cooperation", "date": "2001"}]}
G
actorgraph bloc T -g g.json --draws 100 --format table
actorgraph bloc T -g g.json --draws 100
