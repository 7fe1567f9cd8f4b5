# A line of 20 MB is one bad row, whether it comes from a file or a pipe; what follows is read.
{ sed -n 1,3p events.tsv; printf '3\t2019-01-03\tTJK\tCHN\t040\t1.0\t'; head -c 20000000 /dev/zero | tr '\0' x; printf '\n'; sed -n 4,6p events.tsv; } >"$scratch/e.tsv"
cd "$scratch" && actorgraph ingest --layout csv e.tsv --map from=who,to=whom,date=day,code=code -o a.json
actorgraph ingest --layout csv - --map from=who,to=whom,date=day,code=code -o b.json <e.tsv && cmp a.json b.json && echo the same
