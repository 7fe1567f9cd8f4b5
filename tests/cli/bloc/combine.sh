# X has two claims of one type with A (2 and 4) and one with B (3): the strongest counts 4 to 3, the sum 6 to 3, the mean
# 3 to 3, the number 2 to 1. That A belongs to NORTH is said from NORTH's side, without a direction.
cd "$scratch"
cat >g.json <<'G'
{"actorgraph": 1, "types": {"pact": {"kind": "cooperation"}},
 "actors": [{"id": "X", "kind": "state"}, {"id": "A", "kind": "state"}, {"id": "B", "kind": "state"},
  {"id": "NORTH", "kind": "organization"}, {"id": "SOUTH", "kind": "organization"}],
 "relations": [{"from": "NORTH", "to": "A", "kind": "membership", "directed": false, "date": "2001"},
  {"from": "B", "to": "SOUTH", "kind": "membership", "date": "2001"},
  {"from": "X", "to": "A", "type": "pact", "weight": 2, "date": "2001"}, {"from": "X", "to": "A", "type": "pact", "weight": 4, "date": "2001"},
  {"from": "X", "to": "B", "type": "pact", "weight": 3, "date": "2001"}]}
G
for way in max sum mean count; do
    echo "$way:"
    actorgraph bloc X -q -g g.json --year 2001 --draws 0 --combine $way --format csv | cut -d, -f3,6,8
done
