# Nothing in a title becomes a command, nothing in an id a key, nothing in an address the end of a field.
cd "$scratch"
cat >g.json <<'G'
{"actorgraph": 1, "actors": [{"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}],
 "sources": [{"id": "a},b{", "type": "article-journal", "title": "50 % of } \\input{x} & {y_z}\n$1", "volume": 12,
   "issue": "3-4", "page": "1-9", "container-title": "J. of ~", "publisher-place": "Ağrı",
   "author": [{"family": "O'Neil}", "given": "\\x"}, {"literal": "The {Group} and Co"}],
   "issued": {"date-parts": [[2019]]}, "DOI": "10.1/{x}", "URL": "https://x.org/}\\{ <y>"},
  {"id": "a},b}", "type": "thesis", "title": "\u001b[31m<script>", "publisher": "U"}],
 "relations": [{"from": "A", "to": "B", "kind": "threat", "date": "2001", "cite": ["a},b{", "a},b}"]}]}
G
for format in bibtex text csl-json csv; do actorgraph cite -q -g g.json --format $format; done
