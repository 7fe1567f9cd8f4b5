# needs: sqlite3
actorgraph convert $TOP/tests/schema/good/full.json --format sql | sqlite3 "$scratch/a.db" &&
    sqlite3 "$scratch/a.db" 'SELECT * FROM relations; SELECT * FROM meta; PRAGMA foreign_key_check'
