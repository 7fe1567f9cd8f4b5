actorgraph ingest --layout csv events.tsv --map from=who,to=whom,date=day,code=code,score=score,weight=mentions,id=id --actors state --duplicates keep --sample 1 2>&1 >"$scratch/net.json" | head -n 1
grep 057 "$scratch/net.json"; grep -o '5 event.*\|2 events.*' "$scratch/net.json"
