# Where nobody is ever a member of anything, the blocs are the camps, as with --detect.
cd "$scratch"
cat >g.json <<'END'
{"actorgraph": 1,
 "actors": [{"id": "T", "kind": "state"}, {"id": "A", "kind": "state"}, {"id": "B", "kind": "state"},
  {"id": "C", "kind": "state"}, {"id": "D", "kind": "state"}],
 "relations": [
  {"from": "A", "to": "B", "kind": "cooperation", "date": "2001/2002"},
  {"from": "C", "to": "D", "kind": "cooperation", "date": "2001/2002"},
  {"from": "A", "to": "C", "kind": "rivalry", "date": "2001/2002"},
  {"from": "B", "to": "D", "kind": "threat", "date": "2001/2002"},
  {"from": "T", "to": "A", "kind": "cooperation", "date": "2001/2002"},
  {"from": "T", "to": "C", "kind": "rivalry", "date": "2002"}]}
END
actorgraph bloc T -g g.json --years 2001..2002 --format table
actorgraph bloc T -g g.json --year 2002 --format csv -q >without.csv
actorgraph bloc T -g g.json --year 2002 --format csv -q --detect >with.csv
cmp without.csv with.csv
