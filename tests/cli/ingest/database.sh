# needs: sqlite3
# A database is filled without the graph in memory, and has what convert makes of the JSON file; verbs read it.
cd "$scratch" && cp "$TOP/tests/cli/data/events.tsv" . && actorgraph ingest -q --layout csv events.tsv --map from=who,to=whom,date=day,code=code,score=score,weight=mentions,id=id --actors state -o a.db && actorgraph ingest -q --layout csv events.tsv --map from=who,to=whom,date=day,code=code,score=score,weight=mentions,id=id --actors state -o a.json
actorgraph convert a.json -o b.db && sqlite3 a.db 'PRAGMA integrity_check' && sqlite3 a.db .dump >a.sql && sqlite3 b.db .dump | cmp a.sql - && actorgraph ties Tajikistan China -g a.db && actorgraph info -q a.db --year 2020 | grep ^ties
