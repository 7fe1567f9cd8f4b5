printf '{"actorgraph": 1, "actors": [{"id": "A", "kind": "state"}], "relations": []}' >"$scratch/x.json"
actorgraph balance "$scratch/x.json" --format table && actorgraph balance "$scratch/x.json" --format csv
