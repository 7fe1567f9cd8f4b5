# Text that would run in a spreadsheet, quotes, lines, semicolons and backslashes in lists come back as they were.
cat >"$scratch/a.json" <<'J'
{"actorgraph": 1, "actors": [{"id": "=A", "kind": "state", "aliases": ["a;b", "c\\", " d", "'=x"]}, {"id": "+B", "kind": "state",
 "name": {"en": "@SUM", "x": "-1"}}, {"id": "C;C", "kind": "nonstate"}], "sources": [{"id": "s;1", "title": "T"}, {"id": "s\\", "title": "U"}],
 "types": {"=t": {"kind": "rivalry", "weight": 0.1}}, "relations": [
 {"from": "=A", "to": "+B", "type": "=t", "date": "2016?", "note": "=cmd|' /C calc'!A0", "cite": ["s;1", "s\\"], "x-a": "-1", "x-b": {"c": [1, "d"]}},
 {"from": "+B", "to": "=A", "kind": "threat", "date": "2016-05-XX", "note": "''+1, \"two\"\nlines\r\n\ttab", "directed": false, "x-a": -1},
 {"among": ["=A", "+B", "C;C"], "kind": "cooperation", "since": "2001", "until": "..", "status": "alleged", "confidence": 0.3, "id": "@7"}]}
J
cd "$scratch"
actorgraph convert a.json -o whole.json
for ending in csv tsv; do
    actorgraph convert a.json -o ties.$ending --actors-to actors.$ending --codebook-to types.$ending --bibliography-to refs.json &&
        actorgraph convert ties.$ending --actors actors.$ending --codebook types.$ending --bibliography refs.json | diff whole.json - && echo the same
done
cat ties.csv actors.csv
