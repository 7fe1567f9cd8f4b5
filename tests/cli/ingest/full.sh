actorgraph ingest -q --layout csv events.tsv --map from=who,to=whom,date=day,code=code >/dev/full
