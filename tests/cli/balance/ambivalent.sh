cat >"$scratch/x.json" <<'END'
{"actorgraph": 1, "actors": [{"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}, {"id": "C", "kind": "state"}],
 "relations": [{"from": "A", "to": "B", "kind": "cooperation", "weight": 3, "date": "2019"},
  {"from": "A", "to": "B", "kind": "rivalry", "weight": 1, "date": "2019"},
  {"from": "B", "to": "C", "kind": "cooperation", "date": "2019"}, {"from": "C", "to": "B", "kind": "threat", "date": "2019"},
  {"from": "A", "to": "C", "kind": "rivalry", "date": "2019"}]}
END
actorgraph balance "$scratch/x.json" --year 2019 --format table
actorgraph balance "$scratch/x.json" --year 2019 --format table --dyads ambivalent
