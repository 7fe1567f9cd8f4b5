"""Every verb in every format, on a graph in the file GRAPH; OUT is the file that a figure goes to."""

TABLES = ["table", "tsv", "csv", "json", "md", "latex"]
ARTICLE = "tajikistan-china.json"

ONE_FORMAT = """
bloc Tajikistan --years 2018..2020 --draws 100 --format tsv
bloc Tajikistan --year 2019 --blocs SCO,CSTO --draws 50 --drop sources --format tsv
bloc Tajikistan --year 2019 --detect --draws 20 --format tsv
centrality --years 2012..2019 -m all --format tsv
centrality --year 2019 -m strength --rank --top 5 --format tsv
centrality --year 2019 --network --format tsv
centrality --years 2016..2019 -m degree --delta --weigh share --format tsv
balance --years 2010..2019 --format tsv
balance --year 2019 --null signs --draws 50 --seed 7 --format tsv
balance --years 2015..2019 --show changes --format tsv
similarity --years 2017..2019 --profile signed --format tsv
ties Tajikistan --half-life 3y --year 2019 --format tsv
info --year 2019 --lang ru --format tsv
cite --format text
cite --format bibtex
cite --format csl-json
diff 2015 2019 --explain --format text
validate --format json
validate
convert --format json
convert --format csv
convert --format tsv
convert --format graphml
convert --format gexf
convert --format pajek
convert --format dl
convert --format dot
convert -o OUT.db
""".strip().split("\n")

EACH_FORMAT = """
info
bloc Tajikistan --year 2019 --draws 20
centrality --year 2019 -m degree,betweenness,eigenvector
balance --year 2019 --show ties
similarity Tajikistan --year 2019
diff 2015 2019
ties Tajikistan
cite
""".strip().split("\n")

FIGURES = """
render --year 2019 -o OUT.svg
render --year 2019 -o OUT.dot
render --year 2019 -o OUT.tikz
render --year 2019 --style bw --lang tr --sources full -o OUT.svg
render --years 2006,2019 --panels 2x1 -o OUT.svg
render --year 2018 --color-by camp --mark frustrated --size-by betweenness -o OUT.svg
diff 2015 2019 --figure OUT.svg
bloc Tajikistan --years 2016..2019 --draws 20 --plot OUT.svg
centrality --years 2012..2019 -m strength --top 4 --plot OUT.svg
centrality --years 2012..2019 -m strength --plot-as heat --plot OUT.svg
balance --years 2012..2019 --plot OUT.svg
ties Tajikistan --timeline OUT.svg
page -o OUT.html
""".strip().split("\n")

# What cairo, pango and the fonts of the machine paint: the same again, but not the same elsewhere.
PAINTED = """
render --year 2019 -o OUT.pdf
render --year 2019 -o OUT.png
render --year 2019 -o OUT.eps
centrality --years 2012..2019 -m strength --top 4 --plot OUT.pdf
""".strip().split("\n")


def of(graph):
    """The commands for a bundled graph: the article's have every format, the other's one of each."""
    tables = ["%s --format %s" % (words, form) for words in EACH_FORMAT for form in TABLES]
    if graph == ARTICLE:
        return ONE_FORMAT + tables + FIGURES + PAINTED
    return ONE_FORMAT[4:14:3] + EACH_FORMAT[1:] + FIGURES[:7:2]
