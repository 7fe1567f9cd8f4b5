# needs: odbc:SQLite3
# A table of a known layout whose columns have other names, by --map: the sums are those of the file as it was delivered.
cd "$scratch"
printf 'Event ID\tEvent Date\tSource Country\tTarget Country\tCAMEO Code\tIntensity\n' >icews.tab
for i in 1 2 3 4 5 6; do
    printf '%s\t201%s-05-06\t%s\t%s\t0%s0\t%s.0\n' $i $((i % 2)) "$([ $((i % 3)) = 0 ] && echo China || echo Russia)" Tajikistan $((i % 5 + 4)) $((i - 3))
done >>icews.tab
{ echo 'nr	day	sender	target	cameo	force'; tail -n +2 icews.tab; } >renamed.tsv
sqlite3 events.db "CREATE TABLE events (nr INTEGER, day TEXT, sender TEXT, target TEXT, cameo TEXT, force REAL, mentions INTEGER)" \
    "CREATE TABLE raw (nr, day, sender, target, cameo, force)" ".mode tabs" ".import --skip 1 renamed.tsv raw" \
    "INSERT INTO events SELECT *, nr * 10 FROM raw"
table="--sql Driver=SQLite3;Database=events.db --table events --layout icews"
map=from=sender,to=target,date=day,code=cameo,id=nr,score=force
actorgraph ingest -q icews.tab --layout icews -o file.json
actorgraph ingest -q $table --map $map -o table.json
sums() { grep '"from"' "$1" | sed 's/\(score [-0-9]*\):.*/\1/'; } # all but the ids, of which SQL gives one
diff <(sums file.json) <(sums table.json) && sums table.json
actorgraph ingest -q $table --map $map,kind:threat; echo $?
actorgraph ingest -q $table --map $map,weight=mentions; echo $?
actorgraph ingest -q $table; echo $?
actorgraph ingest -q icews.tab --layout icews --map year=day; echo $?
