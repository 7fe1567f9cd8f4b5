#!/usr/bin/env python3
"""Give the program each file of a folder of hostile inputs and compare with the folder's index.tsv.

    hostile.py PROGRAM FOLDER [VERB ...]

Verbs: validate, svg, dot, tikz, and to convert to graphml, gexf, plain (DOT without a look), pajek, dl (default: all);
tables that end in .tsv hold events, which are ingested instead. Columns of index.tsv: file, what is wrong, expected
(accept, accept-with-warning, reject, loud, either), word (alternatives split by a bar, one of which the message has),
where (L10 or P/relations/0, one of which it names), output (text:X, shown in the figure). Prints what failed and, last,
"N passed, N failed".
"""
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

SECONDS = 20  # of processor time; where others use the machine, no more than five times as long by the clock
ELEMENTS = {"svg", "g", "title", "desc", "metadata", "text", "tspan", "a", "path", "rect", "line", "circle", "ellipse",
            "polygon", "polyline", "defs", "style", "marker"}
WORDS = set("""begingroup catcode relax def acgtext acglink fontsize selectfont sbox ifdim wd resizebox usebox else fi
    ifdefined href hypersetup node phantom rule definecolor begin useasboundingbox draw fill path bfseries end endgroup
    textbackslash textasciitilde textasciicircum textless textgreater textbar char textbraceleft textbraceright
    ensuremath leftarrow rightarrow leftrightarrow neq leq geq""".split())
NODE = re.compile(r"(lower_left|upper_right|[a-z]+[0-9]+)$")


def limit():
    """In the process that becomes the program, and in what it starts."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def run(command, folder):
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=5 * SECONDS, stdin=subprocess.DEVNULL,
                              preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return None, b"", b""
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return None, b"", b""
    return done.returncode, done.stdout, done.stderr


def messages(err):
    """What is wrong with standard error as such: it must be clean lines of UTF-8."""
    try:
        text = err.decode()
    except UnicodeDecodeError:
        yield "standard error is not UTF-8"
        return
    if re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text):
        yield "a raw control character in a message"
    if text and not text.endswith("\n"):
        yield "the last message has no end"
    for line in text.splitlines():
        if not line.startswith("actorgraph: "):
            yield "a line without the program's name: " + line
    if len(text.splitlines()) > 103:
        yield "%d lines of messages" % len(text.splitlines())


def said(row, err):
    """What the message lacks."""
    text = err.decode(errors="replace").lower()
    if row["word"] != "-" and not any(word.lower() in text for word in row["word"].split("|")):
        yield "no message has " + row["word"]


def placed(row, err):
    text = err.decode(errors="replace")
    if row["where"] == "-":
        return
    for place in row["where"].split():
        found = (":%s:" % place[1:] if place[0] == "L" else ": %s" % place[1:]) in text
        if found:
            return
    yield "no message names " + row["where"]


def judged(row, verb, status, out, err):
    expected = row["expected"]
    if status is None:
        yield "it took longer than %d s" % SECONDS
    elif status not in (0, 1):
        yield "exit status %d" % status
    elif expected.startswith("accept") and status != 0 or expected == "reject" and status != 1:
        yield "exit status %d, expected: %s" % (status, expected)
    loud = expected == "accept-with-warning" or expected == "loud"
    tells = verb in ("validate", "ingest") and loud
    if status == 1 and out:
        yield "a rejected file has output"
    if status == 1 or (verb == "ingest" and loud):
        yield from placed(row, err)
    if status == 1 or tells:
        yield from said(row, err)
    if status == 0 and tells and b"warning: " not in err:
        yield "no warning"


def link(value):
    return value.startswith(("http://", "https://", "#"))


def svg(row, out):
    if re.search(rb"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", out):
        yield "a document type or style sheet"
    try:
        root = xml.fromstring(out)
    except xml.ParseError as error:
        yield "the SVG is not well-formed: %s" % error
        return
    shown = []
    for element in root.iter():
        name = element.tag.split("}")[-1]
        if name not in ELEMENTS:
            yield "the element " + name
        if name in ("text", "tspan", "title") and element.text:
            shown.append(element.text)
        for key, value in element.attrib.items():
            key = key.split("}")[-1]
            if key.startswith("on") or "PWNED7" in key:
                yield "the attribute " + key
            elif key == "href" and not link(value):
                yield "the link " + value
            elif key != "href" and "PWNED7" in value:
                yield "text of the file in the attribute " + key
            elif key != "href" and "url(" in value and not value.startswith("url(#"):
                yield "an address in the attribute " + key
        if name == "style" and "PWNED7" in (element.text or ""):
            yield "text of the file in a style"
    for wanted in filter(None, (w[5:] for w in row["output"].split(" ") if w.startswith("text:"))):
        if not any(wanted in text for text in shown):
            yield "the figure does not show " + wanted


def dot(row, out, path):
    if len(out) > 5000000:
        return  # dot takes long to read that
    done = subprocess.run(["dot", "-Kneato", "-n2", "-Tdot_json"], input=out, capture_output=True, timeout=60)
    if done.returncode != 0 or done.stderr:
        yield "dot refuses it: " + done.stderr.decode(errors="replace")[:200]
        return
    if not done.stdout:
        yield "no DOT"
        return
    graph = json.loads(done.stdout)
    nodes = graph.get("objects", [])
    for thing in nodes + graph.get("edges", []) + [graph]:
        for key, value in thing.items():
            if "PWNED7" in key or key in ("image", "shapefile", "fontpath", "imagepath", "stylesheet"):
                yield "the attribute " + key
            if key in ("URL", "href", "edgeURL") and value and not link(value):
                yield "the link " + str(value)
    for node in nodes:
        if not NODE.match(node["name"]):
            yield "the node " + node["name"]
    if os.path.getsize(path) < 100000 and path.endswith(".json"):
        with open(path, encoding="utf-8-sig") as file:
            actors = len(json.load(file)["actors"])
        drawn = sum(node.get("class", "").split(" ")[0] == "actor" for node in nodes)
        if drawn != actors:
            yield "%d nodes for %d actors" % (drawn, actors)


def tikz(out):
    """Comments are whole lines or empty; then every command is one of ours, and nothing else has a meaning to TeX."""
    text = re.sub("(?m)^% .*\n|%$", "", out.decode())
    plain = re.sub(r"\\[%#&_$]", "", text)
    for word in sorted(set(re.findall(r"\\([A-Za-z]+|.)", plain)) - WORDS):
        yield "the command \\" + word
    head, _, body = plain.partition("\\begin{tikzpicture}")
    if re.search("[%^~$&_#]", body) or "\\begin{" in head + body or body.count("\\end{") != 1:
        yield "more than a picture"
    depth = 0
    for brace in re.findall("[{}]", plain):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    if depth != 0:
        yield "braces do not match"


def markup(out):
    """Nothing of the file has become an element or an attribute of XML."""
    if re.search(rb"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", out):
        yield "a document type or style sheet"
    try:
        root = xml.fromstring(out)
    except xml.ParseError as error:
        yield "the XML is not well-formed: %s" % error
        return
    for element in root.iter():
        for name in [element.tag] + list(element.attrib):
            if "PWNED7" in name or name.split("}")[-1] == "script":
                yield "the name " + name


def plain(out):
    if len(out) > 1000000:
        return
    done = subprocess.run(["gc", "-n"], input=out, capture_output=True, timeout=60)
    if done.returncode != 0 or done.stderr:
        yield "Graphviz refuses it: " + done.stderr.decode(errors="replace")[:200]


def command_of(program, verb, path):
    if verb == "validate":
        return [program, "validate", path]
    if verb == "ingest":
        return [program, "ingest", "--layout", "icews", path]
    if verb in ("svg", "dot", "tikz"):
        return [program, "render", "--format", verb, path]
    return [program, "convert", "--format", "dot" if verb == "plain" else verb, path]


def check(program, folder, row, verb):
    path = os.path.join(os.path.abspath(folder), row["file"])
    with tempfile.TemporaryDirectory() as room:
        status, out, err = run(command_of(program, verb, path), room)
        yield from judged(row, verb, status, out, err)
        yield from messages(err)
        if os.listdir(room):
            yield "files left behind: %s" % os.listdir(room)
        if verb == "svg" and status == 0:
            yield from svg(row, out)
        if verb == "dot" and status == 0:
            yield from dot(row, out, path)
        if verb == "tikz" and status == 0:
            yield from tikz(out)
        if verb in ("graphml", "gexf") and status == 0:
            yield from markup(out)
        if verb == "plain" and status == 0:
            yield from plain(out)


def rows(folder):
    with open(os.path.join(folder, "index.tsv"), encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split("\t")
        header = ["what" if name == "what is wrong" else name for name in header]
        for line in file:
            row = dict(zip(header, line.rstrip("\n").split("\t")))
            if row["file"].endswith((".json", ".graphml", ".gexf", ".csv", ".tsv")):
                yield row


def main():
    program, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    verbs = sys.argv[3:] or ["validate", "svg", "dot", "tikz", "graphml", "gexf", "plain", "pajek", "dl"]
    passed = failed = 0
    for row in rows(folder):
        for verb in ["ingest"] if row["file"].endswith(".tsv") else verbs:
            wrong = list(check(program, folder, row, verb))
            for reason in wrong:
                print("%s, %s: %s" % (row["file"], verb, reason))
            passed += not wrong
            failed += bool(wrong)
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
