# needs: sqlite3
cd "$scratch"
# docs/format.md lists the tables and views as they are.
actorgraph convert -q "$TOP/tests/schema/good/empty.json" -o net.db
sed -n '/^## The graph as a database/,/^## Limits/p' "$TOP/docs/format.md" | sed -n 's/^| `\([a-z_]*\)` | \([^|]*\) |.*/\1: \2/p' |
    tr -d '\\' | sort >documented
sqlite3 net.db "SELECT m.name || ': ' || group_concat(x.name, ', ') FROM sqlite_schema m JOIN pragma_table_info(m.name) x
    WHERE m.type IN ('table', 'view') AND m.name != 'evidence' GROUP BY m.name ORDER BY m.name" >made
grep -v ^evidence documented | diff - made && wc -l <made
