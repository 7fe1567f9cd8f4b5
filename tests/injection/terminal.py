#!/usr/bin/env python3
"""What reaches a terminal: each verb and format on one, and each message about hostile words and files.

    terminal.py PROGRAM FOLDER

A terminal must get nothing but text, newlines, and the few colors of our own. Prints what failed and, last,
"N passed, N failed".
"""
import json
import os
import pty
import re
import select
import subprocess
import sys
import termios

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import commands  # noqa: E402
import graph as hostile_graph  # noqa: E402

OURS = re.compile(rb"\x1b\[(0|1|[0-9;]*3[0-9])?m")  # colors
PROGRESS = re.compile(rb"\r\x1b\[K|\r(?=actorgraph: )")
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def on_terminal(words, folder):
    """Status and what a terminal gets, standard output and error."""
    ours, theirs = pty.openpty()
    modes = termios.tcgetattr(theirs)
    modes[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, modes)
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "200"}
    process = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    got = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        got += piece
        if not piece:
            break
    os.close(ours)
    return process.wait(), got


def wrong(got, is_data, is_tsv):
    plain = OURS.sub(b"", PROGRESS.sub(b"", got))
    if is_tsv:
        plain = plain.replace(b"\t", b"").replace(b"\r\n", b"\n")
    try:
        text = plain.decode()
    except UnicodeDecodeError:
        yield "it is not UTF-8"
        return
    stray = sorted(set(re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)))
    if stray:
        yield "control characters: %s" % stray
    if not is_data and TURNS.search(text):
        yield "it turns the direction of writing"


def misuses(text, graph):
    """Commands with a hostile word where another is wanted."""
    yield [text]
    yield ["help", text]
    for verb in ["bloc", "ties", "cite"]:
        yield [verb, text, "-g", graph]
    yield ["info", text]
    yield ["diff", text, "2019", "-g", graph]
    yield ["render", "--" + text, "-g", graph]
    for option in """format year at from to weigh half-life combine kind type status min-confidence min-weight actor-kind only
            without ego source without-source known-by isolates extant columns digits csv-guard read map where actors
            actor-map codebook until bibliography max-size lang color output""".split():
        yield ["info", "--%s=%s" % (option, text), "-g", graph]
    for option in "panels width style font label highlight size-by color-by mark blocs layout positions engine dpi".split():
        yield ["render", "--%s=%s" % (option, text), "-g", graph, "-o", "/dev/null", "--format", "dot"]


def faulty(strings):
    """A graph that is wrong in many places, each with a hostile text."""
    actors = [{"id": "A", "kind": "state"}, {"id": "B", "kind": "state"}]
    relations = []
    for text in strings:
        actors += [{"id": text + " x", "kind": "state"}, {"id": "A", "kind": text, text: text, "since": text, "name": text + "\x1b"}]
        relations += [{"from": text, "to": "B", "kind": text, "type": text, "date": text, "cite": [text], "status": text},
                      {"from": "A", "to": "B", "kind": "threat", "weight": text, "recorded": text, "id": text + " \x07"}]
    return {"actorgraph": 1, "actors": actors, "relations": relations, "types": {t: {"kind": t} for t in strings},
            "sources": [{"id": t + " \x1b"} for t in strings]}


class Check:
    def __init__(self, program, room):
        self.program, self.room, self.passed, self.failed = program, room, 0, 0

    def one(self, what, words, folder, is_data=False, is_tsv=False, statuses=(0,)):
        status, got = on_terminal([self.program, *words], folder)
        reasons = list(wrong(got, is_data, is_tsv))
        if status not in statuses:
            reasons.append("status %s: %r" % (status, got[-200:]))
        for reason in reasons:
            print("%s: %s" % (what, reason))
        self.passed += not reasons
        self.failed += bool(reasons)

    def outputs(self, family, strings):
        folder = os.path.join(self.room, family)
        file = next(name for name in os.listdir(folder) if "FILE7" in name or name.endswith(".json") and len(name) < 6)
        ids = [hostile_graph.as_id(text, i) for i, text in enumerate(strings)]
        for name, words in commands.of("./" + file, ids[0], ids[1], strings[0]):
            if "-o" in words or "--plot" in words or "--timeline" in words or "--figure" in words:
                continue
            form = name.split(".")[-1]
            self.one("%s on a terminal" % name, words, folder, form not in ("table", "text", "md", "latex", "bibtex"),
                     form in ("tsv", "csv"))
        self.one("page on a terminal", ["page", "-q", "-g", "./" + file, "-o", "-"], folder, True, statuses=(0, 2))
        for form in ("svg", "dot", "tikz"):
            self.one("%s on a terminal" % form, ["render", "-g", "./" + file, "--format", form], folder, True, form != "tikz")

    def messages(self, strings):
        folder = os.path.join(self.room, "messages")  # --output makes a file of any name
        os.mkdir(folder)
        good = os.path.join(folder, "good.json")
        with open(good, "w", encoding="utf-8") as file:
            json.dump({"actorgraph": 1, "actors": [{"id": "A", "kind": "state"}], "relations": []}, file)
        for text in strings:
            for words in misuses(text, good):
                self.one("%r" % words, words, folder, statuses=(0, 1, 2, 3))
        bad = os.path.join(folder, "faulty.json")
        with open(bad, "w", encoding="utf-8") as file:
            json.dump(faulty(strings), file, ensure_ascii=False)
        self.one("validate", ["validate", bad], folder, statuses=(1,))
        self.one("validate as json", ["validate", "--format", "json", bad], folder, True, statuses=(1,))
        with open(bad, "wb") as file:
            file.write(b'{"actorgraph": 1, "actors": [\x1b]52;c;x\x07\xff\xfe\xc0\x80\x00')
        self.one("bytes", ["validate", bad], folder, statuses=(1,))


def main():
    check = Check(os.path.abspath(sys.argv[1]), sys.argv[2])
    families = hostile_graph.families()
    for family in ("terminal", "direction"):
        check.outputs(family, families[family])
    words = families["terminal"] + families["direction"]
    # one of all: what is wrong with a word is said the same way for each
    check.messages(["".join(words).replace("\x00", ""), words[0], words[6], families["direction"][0], "%n%s\x1b[7;77m"])
    print("%d passed, %d failed" % (check.passed, check.failed))
    return check.failed > 0


if __name__ == "__main__":
    sys.exit(main())
