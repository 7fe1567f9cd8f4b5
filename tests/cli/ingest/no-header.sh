tail -n +2 events.tsv | actorgraph ingest -q --layout csv --no-header --map from=3,to=4,date=2,kind:rivalry - | grep -c '"rivalry", "weight"\|"weight"'
