printf '[{"id": "x"},\n{"title": "y"}]' >"$scratch/refs.json"; cd "$scratch" && printf '{"actorgraph":1,"actors":[],"relations":[]}' | actorgraph info - --bibliography refs.json
