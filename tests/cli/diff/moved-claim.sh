# A claim between others than before is not the one of before: it was removed, and another added.
cat >"$scratch/old.json" <<'END'
{"actorgraph": 1, "actors": [{"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}, {"id": "C", "kind": "state"}],
 "relations": [{"from": "A", "to": "B", "kind": "threat", "date": "2019"}]}
END
sed 's/"to": "B"/"to": "C"/' "$scratch/old.json" >"$scratch/new.json"
actorgraph diff "$scratch/old.json" "$scratch/new.json" --format text | tail -n +8
