try() { actorgraph ingest "$@" 2>&1 >/dev/null; echo $?; }
try --sql DSN=x --layout gdelt2; try --sql DSN=x --layout gdelt2 --table t --query 'SELECT 1'; try --sql DSN=x --table t
try --sql DSN=x --table t --layout gdelt2 events.tsv; try --table t --layout gdelt2 events.tsv
try --explain --layout gdelt2 events.tsv; try --sql DSN=x --table t --layout csv --no-header --map from=1,to=2,date=3,kind:threat
try --sql DSN=x --table t --layout gdelt2 --once-a-day; try --sql DSN=x --table t --layout gdelt2 --sample 3
try --sql DSN=x --table t --layout gdelt2 --timeout 0; try --sql DSN=x --table t --layout csv
try --sql DSN=x --table t --layout gdelt2 --map kind:threat; try --sql DSN=x --table t --layout gdelt2 --map weight=n
try --sql DSN=x --table t --layout gdelt2 --map colour=red; try --layout csv --map from=who,to=whom,date=day,kind:threat,year=y events.tsv
