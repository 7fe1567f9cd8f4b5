# Two graphs of parts are that of all, whatever their format.
ingest() { actorgraph ingest -q --layout csv --map from=who,to=whom,date=day,code=code,score=score,id=id --weight score "$@"; }
head -n 7 events.tsv >"$scratch/a.tsv"
{ head -n 1 events.tsv; tail -n +8 events.tsv; } >"$scratch/b.tsv"
ingest "$scratch/a.tsv" -o "$scratch/a.db"
ingest "$scratch/b.tsv" -o "$scratch/b.json"
ingest "$scratch/a.tsv" "$scratch/b.tsv" -o "$scratch/all.db"
actorgraph ingest --merge "$scratch/a.db" "$scratch/b.json" -o "$scratch/merged.db"
cmp "$scratch/merged.db" "$scratch/all.db" && ls "$scratch"
actorgraph ingest --merge "$scratch/a.db" "$scratch/b.json" | head -n 5
