#!/usr/bin/env python3
"""What a build with --coverage has counted, by room of src/ or by file.

coverage.py BUILD [--files] [ROOM...]    lines and branches that ran, of each room, or of each file of ROOMs
"""
import collections
import glob
import json
import os
import subprocess
import sys

words = [word for word in sys.argv[1:] if word != "--files"]
by_file, build, rooms = "--files" in sys.argv, os.path.abspath(words[0]), words[1:]
lines = collections.defaultdict(lambda: collections.defaultdict(int))
branches = collections.defaultdict(dict)  # by file: (line, number) -> times taken

notes = glob.glob(build + "/**/src/*/*.gcno", recursive=True)
for start in range(0, len(notes), 40):
    found = subprocess.run(["gcov", "--branch-probabilities", "--json-format", "--stdout", *notes[start:start + 40]],
                           capture_output=True, text=True, check=True, cwd=build)
    for report in found.stdout.splitlines():
        for part in json.loads(report)["files"] if report.startswith("{") else []:
            path = part["file"].split("/src/")[-1]
            if "/src/" not in part["file"] and not part["file"].startswith("src/"):
                continue
            for line in part["lines"]:
                lines[path][line["line_number"]] += line["count"]
                for number, branch in enumerate(line["branches"]):
                    place = (line["line_number"], number)
                    branches[path][place] = branches[path].get(place, 0) + branch["count"]


def share(counts):
    counts = list(counts)
    ran = sum(1 for count in counts if count > 0)
    return f"{ran:6} of {len(counts):6} {100 * ran / max(1, len(counts)):6.1f} %"


def row(name, paths):
    print(f"{name:<36} {share(n for path in paths for n in lines[path].values())}"
          f"   {share(n for path in paths for n in branches[path].values())}")


paths = sorted(path for path in lines if not rooms or path.split("/")[0] in rooms)
print(f"{'':<36} {'lines':>25}   {'branches':>25}")
for name in paths if by_file else sorted({path.split("/")[0] for path in paths}):
    row(name, [path for path in paths if path == name or path.split("/")[0] == name])
row("all", paths)
