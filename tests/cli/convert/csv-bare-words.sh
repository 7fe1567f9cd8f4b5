# Free keys in cells: words stand bare where they read back as they are, else as JSON.
cd "$scratch"
cat >g.json <<'G'
{"actorgraph": 1, "actors": [{"id": "A", "kind": "state", "x-word": "plain"}, {"id": "B", "kind": "state", "x-word": " blank"}],
 "relations": [
  {"from": "A", "to": "B", "kind": "threat", "date": "2001", "x-a": "true", "x-b": true, "x-c": "null", "x-d": null},
  {"from": "A", "to": "B", "kind": "threat", "date": "2002", "x-a": "false", "x-b": "2", "x-c": "\ttab", "x-d": "a\\b"},
  {"from": "A", "to": "B", "kind": "threat", "date": "2003", "x-a": "[1]", "x-b": "-", "x-c": "ends ", "x-d": {"y": [1]}},
  {"from": "A", "to": "B", "kind": "threat", "date": "2004", "x-a": "", "x-b": "x", "x-c": "trueish", "x-": 1, "plain": 2}]}
G
actorgraph convert g.json --format csv --actors-to actors.csv
cat actors.csv
actorgraph convert -q g.json --format csv --actors-to actors.csv >ties.csv
actorgraph convert -q ties.csv --map from=from,to=to,kind=kind,date=date,x-a=x-a,x-b=x-b,x-c=x-c,x-d=x-d | grep -o '"x-.*'
