cd "$scratch"
# So many relations that two threads read them: the same graph, and remarks in order.
python3 - >net.json <<'END'
import random

chance = random.Random(5)
rows = ",\n".join('{"from": "A%d", "to": "A%d", "kind": "rivalry", "date": "%d-%02d", "cite": ["s"]%s}' % (
    *chance.sample(range(300), 2), chance.randrange(1990, 2020), chance.randrange(1, 13),
    ', "x-n": %d' % n if n % 1000 == 0 else "") for n in range(90000))
print('{"actorgraph": 1, "sources": [{"id": "s"}], "actors": [%s], "relations": [%s]}' % (
    ", ".join('{"id": "A%d", "kind": "state"}' % n for n in range(300)), rows))
END
actorgraph convert net.json -o a.json && actorgraph convert net.json -o a.db &&
    actorgraph convert a.db -o b.json && cmp a.json b.json && echo alike
for when in "--from 1992 --to 2017" "--year 2003"; do
    # shellcheck disable=SC2086
    actorgraph ties -g a.json $when >a.tsv && actorgraph ties -g a.db $when >b.tsv && cmp a.tsv b.tsv && wc -l <a.tsv
done
python3 -c "
import sqlite3
db = sqlite3.connect('a.db')
db.execute('PRAGMA ignore_check_constraints = ON')
db.execute('UPDATE relations SET weight = -1 WHERE relation IN (7, 80000)')
db.execute('UPDATE cites SET source = 9 WHERE relation IN (60000)')
db.commit()"
actorgraph validate a.db
actorgraph info a.db --from 1992 --to 2017
actorgraph info a.db --year 2003 | grep '^relations'
