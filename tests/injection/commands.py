"""What is asked of each hostile graph: every verb that writes text of a graph, in every format."""

TABLES = ["table", "tsv", "csv", "json", "md", "latex"]


def tables(actor):
    yield "info", ["info"]
    yield "bloc", ["bloc", actor, "--draws", "10"]
    yield "centrality", ["centrality", "-m", "degree,betweenness"]
    yield "network", ["centrality", "--network"]
    yield "balance", ["balance", "--show", "actors", "--limit", "2s"]
    yield "strains", ["balance", "--show", "ties", "--all", "--limit", "2s"]
    yield "splits", ["balance", "--show", "splits", "--limit", "2s"]
    yield "similarity", ["similarity", "--profile", "signed"]
    yield "diff", ["diff", "2018", "2019", "--explain"]
    yield "ties", ["ties"]
    yield "cite", ["cite"]


def figures(actor, blocs, text):
    """A name, the words, and the ending of the file that the words name last."""
    yield "plain", ["render", "--label", "short", "--blocs", blocs, "--bloc-marks", "-o"], "svg dot tikz pdf eps".split()
    yield "names", ["render", "--label", "name", "--color-by", "bloc", "--blocs", blocs, "--highlight", actor, "--lang", "tr", "-o"], ["svg", "tikz"]
    yield "ids", ["render", "--label", "id", "--title", text, "--sources", "full", "-o"], ["svg", "dot"]
    yield "panels", ["render", "--years", "2018,2019", "--color-by", "camp", "-o"], ["svg"]
    yield "changes", ["diff", "2018", "2019", "--title", text, "--figure"], ["svg", "tikz"]
    yield "leads", ["bloc", actor, "--draws", "10", "--years", "2018,2019", "--title", text, "--plot"], ["svg"]
    yield "lines", ["centrality", "--years", "2018,2019", "-m", "degree", "--plot"], ["svg", "pdf"]
    yield "dots", ["centrality", "-m", "degree", "--plot"], ["svg"]
    yield "heat", ["centrality", "--years", "2018,2019", "-m", "degree", "--plot-as", "heat", "--lang", "tr", "--plot"], ["svg"]
    yield "balances", ["balance", "--years", "2018,2019", "--limit", "2s", "--plot"], ["svg"]
    yield "times", ["ties", actor, "--timeline"], ["svg"]


def of(graph, actor, blocs, text):
    """(name, words) of each command for a graph in the file `graph`; figures that it writes are called by its name."""
    source = ["-g", graph]
    for name, words in tables(actor):
        for form in TABLES:
            yield "%s.%s" % (name, form), [*words, "--format", form, *source]
    for form in ["text", "bibtex", "csl-json"]:
        yield "cite.%s" % form, ["cite", "--format", form, *source]
    yield "diff.text", ["diff", "2018", "2019", "--format", "text", *source]
    for form in "json csv tsv graphml gexf pajek dl dot".split():
        yield "convert.%s" % form, ["convert", "--format", form, *source]
    yield "beside.csv", ["convert", *source, "-o", "ties.csv", "--actors-to", "actors.csv", "--codebook-to", "types.csv",
                         "--bibliography-to", "sources.json"]
    yield "beside.tsv", ["convert", *source, "-o", "ties.tsv", "--actors-to", "actors.tsv", "--codebook-to", "types.tsv"]
    yield "base.db", ["convert", *source, "-o", "graph.db"]
    yield "page.html", ["page", *source, "-o", "page.html", "--title", text]
    yield "validate.json", ["validate", "--format", "json", *source]
    yield "validate.text", ["validate", *source]
    for name, words, endings in figures(actor, blocs, text):
        for ending in endings:
            yield "%s.%s" % (name, ending), [*words, "%s.%s" % (name, ending), *source]
