try() { actorgraph ingest "$@" 2>&1 >/dev/null; echo $?; }
try events.tsv; try --layout gdelt2; try --layout csv events.tsv; try --layout gdelt2 --map from=a events.tsv
try --layout csv --map from=a,to=b,date=c events.tsv; try --layout csv --map from=a,to=b,date=c,kind:membership events.tsv
try --layout csv --map from=who,to=whom,date=dya,kind:threat events.tsv; try --layout csv --map frm=a events.tsv
try --layout csv --no-header --map from=a,to=2,date=3,kind:threat events.tsv
try --layout gdelt2 --memory 1k events.tsv; try --layout gdelt2 --memory much events.tsv; try --layout gdelt2 --resume events.tsv; try --layout gdelt2 --checkpoint often events.tsv
try --merge; try --merge --layout gdelt2 a.db; try --merge --period day a.db; try --merge net.json; try --merge none.db
try --layout gdelt2 --weight deaths events.tsv; try --layout gdelt2 --sample 17 events.tsv; try --layout gdelt2 events.tsv -o x.csv
