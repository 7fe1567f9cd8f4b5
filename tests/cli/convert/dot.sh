cd "$scratch"
# Words of the graph never become statements.
cat >x.json <<'END'
{"actorgraph": 1, "title": "a \\ \"b\" & c", "actors": [{"id": "node", "kind": "state", "name": "x\\\"]; injected -> n2; //"},
  {"id": "b\\", "kind": "state"}], "types": {"\"];": {"kind": "rivalry"}},
 "relations": [{"from": "node", "to": "b\\", "type": "\"];", "weight": 0.25, "date": "2016~"}]}
END
actorgraph convert x.json --format dot 2>/dev/null | tee x.dot
gc x.dot | tr -s ' '
