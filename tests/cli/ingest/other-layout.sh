printf 'Event ID\tEvent Date\tSource Name\tCAMEO Code\n1\t2018-01-01\ta\t010\n' >"$scratch/e.tsv"
cd "$scratch" && actorgraph ingest --layout gdelt2 e.tsv
actorgraph ingest --layout icews e.tsv; cp "$TOP/tests/cli/data/events.tsv" . && actorgraph ingest --layout polecat events.tsv
