#!/usr/bin/env python3
"""What a build with --coverage has counted.

coverage.py BUILD [--files] [ROOM...]    lines and branches that ran, of each room of src/, or of each file of ROOMs
coverage.py BUILD --rest LIST            branches of the library that never ran and have no reason in LIST
coverage.py BUILD --update LIST          writes LIST anew: counts as measured, reasons as they were, "?" for none

LIST is a table: file, function, how many of its branches never ran, why. Lines have no numbers there: they rot.
"""
import collections
import glob
import json
import os
import subprocess
import sys

SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src")


class Counts:
    """Of all objects of a build: `lines` by file and number, `branches` by file and (line, number), `functions` by file
    and line."""

    def __init__(self, build):
        self.lines = collections.defaultdict(lambda: collections.defaultdict(int))
        self.branches = collections.defaultdict(lambda: collections.defaultdict(int))
        self.functions = collections.defaultdict(dict)
        notes = glob.glob(build + "/**/src/*/*.gcno", recursive=True)
        for start in range(0, len(notes), 40):
            command = ["gcov", "--branch-probabilities", "--json-format", "--stdout", *notes[start:start + 40]]
            found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=build)
            for report in found.stdout.splitlines():
                for part in json.loads(report)["files"] if report.startswith("{") else []:
                    self.add(part)

    def add(self, part):
        if "/src/" not in part["file"] and not part["file"].startswith("src/"):
            return
        path = part["file"].split("src/")[-1]
        for line in part["lines"]:
            number = line["line_number"]
            self.lines[path][number] += line["count"]
            self.functions[path][number] = line.get("function_name", "-")
            for k, branch in enumerate(line["branches"]):
                self.branches[path][number, k] += branch["count"]

    def rest(self):
        """The lines of branches that never ran, one for each branch, by file and function; of the library."""
        found = collections.defaultdict(list)
        for path in self.branches:
            for (number, _), count in sorted(self.branches[path].items()):
                if count == 0 and not path.startswith("cli/"):
                    found[path, self.functions[path][number]].append(number)
        return found


def share(counts):
    counts = list(counts)
    ran = sum(1 for count in counts if count > 0)
    return f"{ran:6} of {len(counts):6} {100 * ran / max(1, len(counts)):6.1f} %"


def print_shares(counts, rooms, by_file):
    def row(name, paths):
        print(f"{name:<36} {share(n for path in paths for n in counts.lines[path].values())}"
              f"   {share(n for path in paths for n in counts.branches[path].values())}")

    paths = sorted(path for path in counts.lines if not rooms or path.split("/")[0] in rooms)
    print(f"{'':<36} {'lines':>25}   {'branches':>25}")
    for name in paths if by_file else sorted({path.split("/")[0] for path in paths}):
        row(name, [path for path in paths if name in (path, path.split("/")[0])])
    if not rooms:
        row("the library", [path for path in paths if not path.startswith("cli/")])
    row("all", paths)


def read_list(path):
    """The rows of a list, and the comment above them."""
    rows, comment = {}, ""
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or line == "file\tfunction\tbranches\treason\n":
                comment += line
                continue
            name, function, count, reason = line.rstrip("\n").split("\t")
            rows[name, function] = (int(count), reason)
    return rows, comment


def compare(counts, path):
    """Prints what the list does not have; whether that is anything."""
    rows, _ = read_list(path)
    rest, beyond = counts.rest(), 0
    for key in sorted(rest):
        listed, reason = rows.get(key, (0, ""))
        lines = rest[key]
        if len(lines) <= listed and reason != "?":
            continue
        beyond += len(lines) - (0 if reason == "?" else listed)
        unsaid = " without a reason" if reason == "?" else ""
        print(f"{key[0]}: {key[1]}: {len(lines)} branches never ran, {listed} are listed{unsaid}")
        with open(os.path.join(SOURCES, key[0]), encoding="utf-8") as file:
            text = file.read().splitlines()
        for number in sorted(set(lines)):
            print(f"    {number:4}  {lines.count(number)}  {text[number - 1].strip()}")
    fewer = sum(max(0, count - len(rest.get(key, []))) for key, (count, _) in rows.items())
    print(f"{sum(map(len, rest.values()))} branches of the library never ran; {beyond} of them are not in "
          f"{os.path.basename(path)}, which has {fewer} that did run")
    return beyond > 0


def update(counts, path):
    rows, comment = read_list(path)
    with open(path, "w", encoding="utf-8") as file:
        file.write(comment)
        for key, lines in sorted(counts.rest().items()):
            file.write("\t".join([*key, str(len(lines)), rows.get(key, (0, "?"))[1]]) + "\n")


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    counts = Counts(os.path.abspath(words[0]))
    if "--rest" in sys.argv:
        return compare(counts, words[1])
    if "--update" in sys.argv:
        return update(counts, words[1])
    return print_shares(counts, words[1:], "--files" in sys.argv)


sys.exit(main())
