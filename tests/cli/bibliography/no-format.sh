echo nothing >"$scratch/refs.txt"; cd "$scratch" && printf '{"actorgraph":1,"actors":[],"relations":[]}' | actorgraph info - --bibliography refs.txt
