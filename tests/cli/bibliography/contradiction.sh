printf '[{"id": "x"},\n {"id": "charter", "title": "Another"}]' >"$scratch/refs.json"
cp net.json "$scratch"; cd "$scratch" && actorgraph info net.json --bibliography refs.json
