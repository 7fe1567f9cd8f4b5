#!/usr/bin/env python3
"""Give the program graphs whose every text is hostile, and read what comes out as the readers of each format do.

    check.py PROGRAM FOLDER

Each family of strings.txt becomes FOLDER/FAMILY/, with the graph and all outputs, which stay for other readers: the
suite lets a browser open the pages, TeX set the tables. Prints what failed and, last, "N passed, N failed".
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
import commands  # noqa: E402
import graph as hostile_graph  # noqa: E402
import hostile  # noqa: E402

STRAY = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # what a terminal obeys, but for tab and newline
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
BINARY = ("pdf", "eps", "db")
DATA = ("tsv", "csv", "json", "csl-json", "graphml", "gexf", "html", "dot", "stdout")  # keep the directions of writing


def visible(text):
    """The text as a format has it that can hold no controls."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)", "\ufffd", text)


def as_xml(text):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def unguarded(cell):
    return cell[1:] if re.match("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]", cell) else cell


class Output:
    """What a command wrote: to a file, or to standard output."""

    def __init__(self, name, data, graph):
        self.name, self.form = name, name.rsplit(".", maxsplit=1)[-1]
        self.data, self.graph = data, graph
        self.actors = {actor["id"]: actor for actor in graph["actors"]}

    def wrong(self):
        if self.form in BINARY:
            return
        try:
            text = self.data.decode()
        except UnicodeDecodeError:
            yield "it is not UTF-8"
            return
        yield from self.controls(text)
        judge = getattr(self, "of_" + self.form.replace("-", "_"), None)
        try:
            yield from judge(text) if judge else ()
        except (ValueError, csv.Error, xml.ParseError) as error:
            yield "it cannot be read: %s" % error

    def controls(self, text):
        if self.form in ("csv", "tsv"):  # a line end within a cell
            text = text.replace("\r\n", "\n")
        found = set(STRAY.findall(text))
        if found:
            yield "it has the control characters %s" % sorted(found)
        if self.form not in DATA and self.form != "svg" and DIRECTION.search(text):
            yield "it turns the direction of writing"

    def of_svg(self, text):
        if "gnuplot" in text:
            text = re.sub(r"</?(use|filter|feFlood|feComposite|feMerge|feMergeNode)\b[^>]*>", "", text)
        yield from hostile.svg({"output": ""}, text.encode())

    def of_tikz(self, _):
        yield from hostile.tikz(self.data)

    def of_graphml(self, text):
        yield from hostile.markup(self.data)
        if self.name == "convert.graphml":
            yield from self.same_actors(text, "{http://graphml.graphdrawing.org/xmlns}", "attr.name")

    def same_actors(self, text, space, name):
        root = xml.fromstring(text)
        keys = {key.get("id"): key.get(name) for key in root.iter(space + "key")}
        nodes = list(root.iter(space + "node"))
        if len(nodes) != len(self.actors):
            yield "%d nodes for %d actors" % (len(nodes), len(self.actors))
        for node in nodes:
            data = {keys[item.get("key")]: item.text for item in node.iter(space + "data")}
            actor = self.actors[node.get("id")]
            for key, wanted in (("label", actor["name"]["en"]), ("note", as_xml(actor["note"])), ("short", actor["short"])):
                if data.get(key, wanted) != wanted:
                    yield "%s of %s is %r" % (key, actor["id"], data.get(key))

    def of_gexf(self, _):
        yield from hostile.markup(self.data)

    def of_dot(self, text):
        layout = ["-Kcirco"] if self.name == "convert.dot" else ["-Kneato", "-n2"]
        done = subprocess.run(["dot", *layout, "-Tdot_json"], input=self.data, capture_output=True, timeout=600)
        if done.returncode or done.stderr:
            yield "dot refuses it: %s" % done.stderr.decode(errors="replace")[:200]
            return
        graph = json.loads(done.stdout)
        nodes = graph.get("objects", [])
        for thing in nodes + graph.get("edges", []) + [graph]:
            for key, value in thing.items():
                if "PWNED7" in key or key in ("image", "shapefile", "fontpath", "imagepath", "stylesheet", "_background"):
                    yield "the attribute " + key
                if key in ("URL", "href", "edgeURL") and value and not hostile.link(value):
                    yield "the link %s" % value
        if self.name == "convert.dot":
            labels = {node["name"]: node.get("label") for node in nodes}
            wanted = {i.replace("\\", "\\\\"): a["name"]["en"] for i, a in self.actors.items()}
            read = {i: re.sub(r"\\(.)", r"\1", v or "").replace("&amp;", "&") for i, v in labels.items()}
            if sorted(read.values()) != sorted(wanted.values()):
                yield "the labels differ: %s" % sorted(set(read.values()) ^ set(wanted.values()))[:4]
        elif not all(hostile.NODE.match(node["name"]) for node in nodes):
            yield "a node that is none of ours"

    def of_csv(self, text):
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            for cell in row:
                if cell and cell[0] in "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20" and not is_number(cell):
                    yield "a spreadsheet would run %r" % cell
        if self.name == "actors.csv":
            yield from self.same_table(csv.DictReader(io.StringIO(text, newline=""), strict=True), unguarded)

    def of_tsv(self, text):
        if self.name == "actors.tsv":
            yield from self.same_table(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", strict=True), str)
        elif "ties" not in self.name and "types" not in self.name and self.name != "convert.tsv":
            widths = {line.count("\t") for line in text.split("\n")[:-1]}
            if len(widths) > 1:
                yield "rows of %s cells" % widths

    def same_table(self, rows, plain):
        found = {plain(row["id"]): row for row in rows}
        if set(found) != set(self.actors):
            yield "the actors differ: %s" % sorted(set(found) ^ set(self.actors))[:4]
            return
        for key, actor in self.actors.items():
            for column, wanted in (("note", visible(actor["note"])), ("short", actor["short"]), ("name:tr", actor["name"]["tr"])):
                if column in found[key] and plain(found[key][column]) != wanted:
                    yield "%s of %s is %r" % (column, key, found[key][column])

    def of_json(self, text):
        read = json.loads(text)
        if self.name == "convert.json":
            for part in ("actors", "sources"):
                if sorted(map(repr, read[part])) != sorted(map(repr, by_key(self.graph[part], read[part]))):
                    yield "the %s are not the same" % part
            for part in ("title", "license", "types"):
                if read[part] != self.graph[part]:
                    yield "the %s is not the same" % part

    of_csl_json = of_json

    def of_latex(self, text):
        lines = text.split("\n")
        body = lines[4:-3]
        width = lines[0].count("l") + lines[0].count("r") - "tabular".count("l") - "tabular".count("r")
        for line in body:
            if len(re.findall(r"(?<!\\)&", line)) != width - 1 or not line.endswith(r" \\"):
                yield "a row of another width: %s" % line[:80]
                return

    def of_md(self, text):
        widths = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in text.split("\n")[:-1]}
        if len(widths) != 1:
            yield "rows of %s cells" % widths
        if re.search(r"(?<!\\)(?:\\\\)*[<`\[*]", text):
            yield "markup"


def by_key(wanted, found):
    """The objects of `wanted`, their keys in the order in which those of `found` stand."""
    order = {item["id"]: list(item) for item in found}
    return [{key: item[key] for key in sorted(item, key=lambda k: order[item["id"]].index(k) if k in order[item["id"]] else 0)}
            for item in wanted]


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


class Family:
    def __init__(self, program, room, name, strings):
        self.program, self.room, self.name = program, os.path.join(room, name), name
        self.graph = hostile_graph.graph(strings)
        self.text = next(text for text in strings if "/" not in text)
        self.file = "./" + self.text.replace("PWNED7", "FILE7") + ".json"
        os.makedirs(self.room)
        with open(os.path.join(self.room, self.file), "w", encoding="utf-8") as file:
            json.dump(self.graph, file, ensure_ascii=False)
        ids = [actor["id"] for actor in self.graph["actors"]]
        blocs = [i for n, i in enumerate(ids) if n % 3 == 1 and "," not in i][:2]
        self.commands = list(commands.of(self.file, ids[0], ",".join(blocs), self.text))

    def run(self, words):
        return subprocess.run([self.program, *words], cwd=self.room, stdin=subprocess.DEVNULL, capture_output=True, timeout=600)

    def outputs(self, name, words, before):
        """Failures of one command."""
        done = self.run(words)
        if done.returncode:
            yield "status %d: %s" % (done.returncode, done.stderr.decode(errors="replace")[-300:])
        yield from hostile.messages(done.stderr)
        if done.stdout:
            if os.path.exists(os.path.join(self.room, name)):  # beside the figure, for people or as a table
                name += ".stdout"
            with open(os.path.join(self.room, name), "wb") as file:
                file.write(done.stdout)
        for path in sorted(set(os.listdir(self.room)) - before):
            with open(os.path.join(self.room, path), "rb") as file:
                for reason in Output(path, file.read(), self.graph).wrong():
                    yield "%s: %s" % (path, reason)

    def check(self):
        for name, words in self.commands:
            before = set(os.listdir(self.room))
            wrong = list(self.outputs(name, words, before))
            for reason in wrong:
                print("%s, %s: %s" % (self.name, name, reason))
            yield not wrong
        strange = [name for name in os.listdir(self.room) if "PWNED7" in name]
        if strange:
            print("%s: the files %s" % (self.name, strange))
        yield not strange


def main():
    program, room = os.path.abspath(sys.argv[1]), sys.argv[2]
    results = []
    for name, strings in hostile_graph.families().items():
        results += Family(program, room, name, strings).check()
    print("%d passed, %d failed" % (sum(results), len(results) - sum(results)))
    return not all(results)


if __name__ == "__main__":
    sys.exit(main())
