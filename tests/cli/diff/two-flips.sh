# Ties that changed their sign stand by dyad, also those of one actor.
cat >"$scratch/a.json" <<'END'
{"actorgraph": 1, "actors": [{"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}, {"id": "C", "kind": "state"}, {"id": "D", "kind": "state"}],
 "relations": [{"from": "A", "to": "D", "kind": "cooperation", "date": "2018"}, {"from": "A", "to": "D", "kind": "rivalry", "date": "2019"},
  {"from": "A", "to": "C", "kind": "rivalry", "date": "2018"}, {"from": "A", "to": "C", "kind": "cooperation", "date": "2019"},
  {"from": "A", "to": "B", "kind": "cooperation", "date": "2018"}, {"from": "A", "to": "B", "kind": "threat", "date": "2019"}]}
END
actorgraph diff 2018 2019 -g "$scratch/a.json" --format text
