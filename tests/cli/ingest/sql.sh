# needs: odbc:SQLite3
sqlite3 "$scratch/events.sqlite" "CREATE TABLE events (id INTEGER, day TEXT, who TEXT, whom TEXT, code TEXT, score REAL, mentions INTEGER)" ".mode tabs" ".import --skip 1 events.tsv events"
databases="--sql Driver=SQLite3;Database=$scratch/events.sqlite --table events --layout csv --map from=who,to=whom,date=day,code=code,score=score,id=id"
actorgraph ingest $databases
actorgraph ingest $databases --explain
actorgraph ingest $databases --table events.events --explain
actorgraph ingest $databases --table nowhere
actorgraph ingest $databases --table nowhere. ; echo $?
actorgraph ingest --sql "Driver=SQLite3;Database=$scratch/events.sqlite;PWD=secret" --table events --layout gdelt2; echo $?
