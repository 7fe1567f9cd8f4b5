# Languages stand in the order of the columns.
printf '{"actorgraph":1,"actors":[{"id":"A","kind":"state","name":{"en":"a","tr":"b"}},{"id":"B","kind":"state","name":{"tr":"a","en":"b"}},{"id":"C","kind":"state","note":""}],"relations":[]}' |
    actorgraph convert - --format csv -o "$scratch/t.csv" --actors-to "$scratch/a.csv" && cat "$scratch/a.csv"
