{ cat events.tsv; printf '11\t2020-02-30\tTJK\tCHN\t040\t1.0\t4\n'; } >"$scratch/e.tsv"
cd "$scratch" && echo old >out.json && actorgraph ingest --strict --layout csv e.tsv --map from=who,to=whom,date=day,code=code -o out.json
status=$?; cat out.json; exit $status
