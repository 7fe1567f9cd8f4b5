# A line break in a source or a title is a blank in a figure; "]]>" in a chart is text.
cat >"$scratch/a.json" <<'END'
{"actorgraph": 1, "actors": [{"id": "A", "kind": "state", "name": "x]]>y:Bold\" z"}, {"id": "B", "kind": "state"}],
 "sources": [{"id": "s", "title": "two\nlines", "author": [{"family": "F\nG"}], "issued": {"date-parts": [[2019]]}}],
 "relations": [{"from": "A", "to": "B", "kind": "threat", "date": "2019", "cite": ["s"]}]}
END
actorgraph render "$scratch/a.json" --title $'one\ntwo' -o "$scratch/a.svg" && grep -oE '>(one two|Sources: .*)<' "$scratch/a.svg"
actorgraph render "$scratch/a.json" --sources full -o "$scratch/a.svg" && grep -oE '>1.*two lines.*<' "$scratch/a.svg"
actorgraph centrality -g "$scratch/a.json" -m degree -q --plot "$scratch/c.svg" >"$scratch/out"
xmllint --noout "$scratch/c.svg" && grep -o '<text>x.*<' "$scratch/c.svg"
