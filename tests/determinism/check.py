#!/usr/bin/env python3
"""The same graph and command give the same bytes, however and wherever they run.

    check.py PROGRAM TOP ROOM LOCALES [--update]

Every command of commands.py runs once as it is, and once each in the settings below; a copy of the graph with
everything shuffled that has no order gives the same too. manifest.tsv has the SHA-256 of what came, so that a change
of any byte is seen; --update writes it. Prints what failed and, last, "N passed, N failed, N skipped".
"""
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import commands  # noqa: E402

GRAPHS = [commands.ARTICLE, "central-asia.json"]
ORDERED = tuple("convert --format %s" % form for form in "csv tsv graphml gexf pajek dl dot".split()) + ("page",)
SERIES = ("bloc", "centrality", "balance", "similarity")


KEPT = ("name", "short", "label", "title", "types", "sources")


def shuffled(value, chance, key=""):
    """The same graph in another order: what stands in lists whose order means nothing, and the keys of objects. But the
    first of several languages is the one that is shown, the codebook has an order, and sources are kept whole. Formats in ORDERED keep the order of the relations."""
    if isinstance(value, dict):
        names = list(value)
        if key not in KEPT:
            chance.shuffle(names)
        return {name: shuffled(value[name], chance, name) for name in names}
    if isinstance(value, list):
        items = value if key == "sources" else [shuffled(item, chance) for item in value]
        if key in ("actors", "relations", "sources", "among"):
            chance.shuffle(items)
        return items
    return value


class Setting:
    """How a command runs: variables, words before the program, a folder, and where the graphs are."""

    def __init__(self, name, folder, graphs, env, prefix=(), options=(), **how):
        self.name, self.folder, self.graphs, self.env = name, folder, graphs, env
        self.prefix, self.options, self.how = list(prefix), list(options), how

    def run(self, program, graph, command):
        """Status and all that came: standard output, the file of OUT, standard error."""
        for name in os.listdir(self.folder):
            if name.startswith("out."):
                os.remove(os.path.join(self.folder, name))
        words = command.replace("OUT", "out").split() + ["-g", os.path.join(self.graphs, graph)]
        if words[0] in SERIES or words[0] == "page":
            words += self.options
        done = subprocess.run([*self.prefix, program, *words], cwd=self.folder, env=self.env, capture_output=True,
                              timeout=600, check=False, **({"stdin": subprocess.DEVNULL} if not self.how else self.how))
        got = [done.stdout]
        for name in sorted(os.listdir(self.folder)):
            if name.startswith("out."):
                with open(os.path.join(self.folder, name), "rb") as file:
                    got.append(file.read())
        return done.returncode, b"\0".join(got), done.stderr


def close_input():
    os.close(0)
    os.umask(0o077)


def settings(top, room, locales):
    plain = {"PATH": os.environ["PATH"], "HOME": room, "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    folders = {}
    for name in ("first", "german", "turkish", "shuffled"):
        folders[name] = os.path.join(room, name)
        os.makedirs(folders[name])
    os.symlink(os.path.join(top, "graphs"), os.path.join(folders["german"], "graphs"))
    os.makedirs(os.path.join(room, "home"), mode=0o500)
    graphs = os.path.join(top, "graphs")
    first = Setting("once", folders["first"], graphs, plain)
    return first, [
        Setting("again, on one processor, another time zone, the C locale", folders["first"], graphs,
                {**plain, "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "MALLOC_PERTURB_": "165"}, ["taskset", "-c", "0"], ["--jobs", "1"]),
        Setting("German, by a relative name, a home that cannot be written, another year", folders["german"], "graphs",
                {**plain, "LD_PRELOAD": os.path.join(room, "clock.so"), "LOCPATH": locales, "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Dushanbe", "HOME": os.path.join(room, "home")},
                (), ["--jobs", "3"]),
        Setting("Turkish, no home, no TERM, standard input closed, another umask", folders["turkish"], graphs,
                {"PATH": plain["PATH"], "LOCPATH": locales, "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "America/St_Johns"},
                preexec_fn=close_input),
    ], Setting("without fonts, Graphviz led astray", folders["first"], graphs,
               {**plain, "FONTCONFIG_FILE": "/dev/null", "GVBINDIR": "/nowhere", "GV_FILE_PATH": "/nowhere", "SERVER_NAME": "x"})


def versions():
    def line(words):
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)
        return done.stdout.strip().split("\n")[0]
    return "%s; %s" % (line(["dot", "-V"]), line(["gnuplot", "--version"]))


def without_digest(data):
    return re.sub(rb"[0-9a-f]{64}", b"DIGEST", data)


class Check:
    def __init__(self, program, top, room, locales):
        self.program, self.top = program, top
        self.passed = self.failed = self.skipped = 0
        self.first, self.others, self.astray = settings(top, room, locales)
        self.shuffled = self.other_order(os.path.join(room, "shuffled"))
        self.sums = []  # (graph and command, sum)

    def other_order(self, folder):
        chance = random.Random(5)
        for graph in GRAPHS:
            with open(os.path.join(self.top, "graphs", graph), encoding="utf-8") as file:
                value = shuffled(json.load(file), chance)
            with open(os.path.join(folder, graph), "w", encoding="utf-8") as file:
                json.dump(value, file, ensure_ascii=False, indent=chance.choice([None, 1]))
        return Setting("shuffled", folder, folder, self.first.env)

    def same(self, what, good, reason="differs"):
        self.passed += good
        self.failed += not good
        if not good:
            print("%s: %s" % (what, reason))

    def command(self, graph, command):
        what = "%s %s" % (graph, command)
        status, data, err = self.first.run(self.program, graph, command)
        if command.startswith("page") and status == 3:  # a build without Cytoscape
            self.skipped += 1
            return
        self.same(what, status == 0 and bool(data or err), "status %d: %s" % (status, err.decode(errors="replace")))
        is_located = command.startswith("validate")  # which says where things stand in which file
        self.same(what, is_located or self.top.encode() not in data, "names a folder")
        is_vector = command in commands.FIGURES and not command.startswith("page")
        for setting in self.others + [self.astray] * is_vector:
            again = setting.run(self.program, graph, command)
            if is_located and setting.graphs != self.first.graphs:
                continue
            self.same("%s: %s" % (what, setting.name), again[:2] == (status, data), "differs: %s" % again[2].decode(errors="replace"))
        if not is_located and not command.startswith(ORDERED):
            again = self.shuffled.run(self.program, graph, command)
            self.same("%s: shuffled" % what, without_digest(again[1]) == without_digest(data), "differs")
        self.sums.append((what, hashlib.sha256(data).hexdigest()))

    def manifest(self, path, update):
        painted = {"%s %s" % (graph, command) for graph in GRAPHS for command in commands.PAINTED}
        drawn = {"%s %s" % (graph, command) for graph in GRAPHS for command in commands.FIGURES}
        rows = [(what, total) for what, total in self.sums if what not in painted]
        if update:
            with open(path, "w", encoding="utf-8") as file:
                file.write("# What the commands of commands.py give: SHA-256. Figures are those of %s\n" % versions())
                file.writelines("%s\t%s\n" % row for row in rows)
        with open(path, encoding="utf-8") as file:
            head = file.readline()
            wanted = dict(line.rstrip("\n").split("\t") for line in file)
        elsewhere = not head.rstrip("\n").endswith(versions())
        if elsewhere:
            print("skipped: the sums of figures, which are those of %s" % head.split("those of ")[1].strip())
        for what, total in rows:
            if elsewhere and what in drawn:
                self.skipped += 1
            else:
                self.same(what, wanted.pop(what, None) == total, "is not what the manifest says; tests/run --update determinism")
        self.same("the manifest", elsewhere or not set(wanted) - drawn, "has commands that do not run: %s" % sorted(wanted)[:3])


def main():
    program, top, room, locales = map(os.path.abspath, sys.argv[1:5])
    check = Check(program, top, room, locales)
    for graph in GRAPHS:
        for command in commands.of(graph):
            check.command(graph, command)
    check.manifest(os.path.join(os.path.dirname(os.path.abspath(__file__)), "manifest.tsv"), len(sys.argv) > 5)
    check.same("the homes", not os.listdir(os.path.join(room, "home")) and not [name for name in os.listdir(room) if name[0] == "."],
               "got files")
    shutil.rmtree(os.path.join(room, "home"))
    print("%d passed, %d failed, %d skipped" % (check.passed, check.failed, check.skipped))
    return check.failed > 0


if __name__ == "__main__":
    sys.exit(main())
