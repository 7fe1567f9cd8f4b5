# What sources have that BibTeX takes otherwise, or not at all: pages, names of one small word, dates of many months, keys
# with marks of quotation, empty objects, and more lost keys than are named.
cd "$scratch"
python3 - <<'P' >g.json
import json, sys
sources = [
    {"id": "a", "type": "article-journal", "title": "A", "page": "5-9", "author": [{"family": "de"}], "issued": {"date-parts": [[2001]]}},
    {"id": "b", "type": "article-journal", "title": "B", "page": "5--9", "author": [{"family": "de la"}], "issued": {"date-parts": [[2001, 2], [2001, 5]]}},
    {"id": "c", "type": "book", "title": "C", "page": "-", "editor": [{"family": "E", "given": "F"}], "issued": {"raw": "about 2001"}},
    {"id": "d", "type": "book", "title": "D", "a\"b\\c": "x\"y\\", "z": {}, "y": [], "x": [{}, {"w": "}"}], "v": None, "u": 1.5},
    {"id": "e\u00fc" * 60, "type": "book", "title": "E", "issued": {"date-parts": [[1, 2, 3]]}},
    {"id": "f", "type": "book", "title": "F", **{f"key-{i}": i for i in range(40)}},
]
ties = [{"from": "A", "to": "B", "kind": "threat", "date": "2001", "cite": [source["id"]]} for source in sources]
json.dump({"actorgraph": 1, "sources": sources, "actors": [{"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}], "relations": ties}, sys.stdout)
P
actorgraph cite -g g.json --format bibtex
actorgraph convert g.json --format csv --bibliography-to sources.bib >/dev/null
