# Control characters leave JSON by their numbers; csv and tsv, which have no way to write them, say how many were replaced.
cat >"$scratch/a.json" <<'END'
{"actorgraph": 1, "actors": [{"id": "A", "kind": "state", "note": "a\u001b[2J"}, {"id": "B", "kind": "state"}],
 "sources": [{"id": "s", "title": "a\u001b]0;x\u0007"}],
 "relations": [{"from": "A", "to": "B", "kind": "threat", "date": "2019", "note": "one\u001b[31m\rtwo\r\nthree", "cite": ["s"]}]}
END
printf '%s' '{"actorgraph": 1, "actors": [{"id": "A", "kind": "state", "x-c1": {"a\\": "' >"$scratch/c1.json"
printf '\302\233\177\\"' >>"$scratch/c1.json"
printf '%s' '"}}], "relations": []}' >>"$scratch/c1.json"
cd "$scratch"
actorgraph convert a.json --format csv
actorgraph convert a.json -o t.tsv --actors-to actors.tsv
cat -v t.tsv actors.tsv
actorgraph convert c1.json | tee whole.json | cat -v
actorgraph convert c1.json --format graphml | cat -v | grep c1
actorgraph convert c1.json -o c1.gexf && actorgraph convert c1.gexf | diff whole.json - && echo the same
actorgraph cite -g a.json --format bibtex | cat -v
