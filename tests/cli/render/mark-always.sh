cat >"$scratch/x.json" <<'END'
{"actorgraph": 1, "actors": [{"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}, {"id": "C", "kind": "state"}, {"id": "D", "kind": "state"}],
 "relations": [{"among": ["A", "B", "C", "D"], "kind": "cooperation", "date": "2019"},
  {"from": "A", "to": "B", "kind": "threat", "weight": 9, "date": "2019"}]}
END
actorgraph render "$scratch/x.json" --year 2019 --mark frustrated --lang tr | grep -oE 'class="frustrated"|>gerilimli<'
actorgraph render "$scratch/x.json" --year 2019 --kind cooperation --mark frustrated | grep -c 'class="frustrated"'
