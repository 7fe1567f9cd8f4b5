#!/usr/bin/env python3
"""Checks that `actorgraph ingest` writes the same bytes with little memory as with much.

Usage: runs.py PROGRAM SHARED ROOM
Prints a line for each difference and "N passed, M failed" at the end.
"""
import os
import random
import subprocess
import sys

from tally import check, end

program, shared, room = sys.argv[1:4]
MAP = "from=a,to=b,date=day,code=code,score=score,id=id"


def ingest(out, *words):
    """Runs the verb; what it said and wrote."""
    path = os.path.join(room, out)
    done = subprocess.run([program, "ingest", *words, "-o", path], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=False)
    if done.returncode != 0:
        return done.stderr, None
    with open(path, "rb") as file:
        return done.stderr, file.read()


def made(name, rows, options):
    path = os.path.join(room, name)
    with open(path, "wb") as file:
        subprocess.run([f"{shared}/tools/make-events", *options, str(rows)], stdout=file, check=True)
    return path


def table(name, rows):
    """Rows whose sums are nearly all different, so that there are more runs than are merged at once."""
    path = os.path.join(room, name)
    some = random.Random(7)
    codes = [("010", "0.0"), ("040", "1.0"), ("0233", "3.4"), ("112", "-2.0"), ("138", "-7.0"), ("190", "-10.0"), ("05", "3.5")]
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,day,a,b,code,score\n")
        for i in range(rows):
            code, score = some.choice(codes)
            a, b = some.randrange(600), some.randrange(600)
            name = f"Émile {a}" if i % 3 == 0 else f"emile_{a}" if i % 3 == 1 else f"EMILE {a}"
            key = i if i % 4 else f"e{some.randrange(10**6)}"
            file.write(f"{key},201{i % 3}-0{1 + i % 9}-{10 + i % 19},{name},émile {b},{code},{score}\n")
    return path


events = made("runs.tsv", 60000, ["--seed", "5"])
many = table("many.csv", 300000)
cases = [
    ("gdelt", ["--layout", "gdelt2", events]),
    ("days of all actors", ["--layout", "gdelt2", events, "--period", "day", "--actors", "all", "--once-a-day"]),
    ("weeks, undirected, by score", ["--layout", "gdelt2", events, "--period", "week", "--actors", "all", "--undirected",
                                     "--weight", "goldstein", "--generic", "keep"]),
    ("more runs than are merged at once", ["--layout", "csv", "--map", MAP, many, "--period", "day", "--sample", "16"]),
    ("the same by score, without direction", ["--layout", "csv", "--map", MAP, many, "--period", "month", "--undirected",
                                              "--weight", "score", "--types", "code", "--duplicates", "keep"]),
]
for what, words in cases:
    wanted = ingest("whole.db", *words)
    check(what, wanted[1] is not None, wanted[0])
    for jobs in "12":
        check(f"{what}: little memory, {jobs} jobs", ingest("part.db", *words, "--memory", "1M", "--jobs", jobs) == wanted)
wanted = ingest("whole.json", *cases[1][1])
check("json with little memory", ingest("part.json", *cases[1][1], "--memory", "1M") == wanted and wanted[1])

# The runs have no name, and an output that cannot be written leaves what was there.
before = sorted(os.listdir(room))
old = ingest("whole.db", *cases[0][1])[1]
said, out = ingest("whole.db", *cases[3][1], "--memory", "1M")
check("nothing but the output", sorted(os.listdir(room)) == before)
environment = dict(os.environ, TMPDIR=os.path.join(room, "none"))
done = subprocess.run([program, "ingest", *cases[3][1], "--memory", "1M"], env=environment, stdin=subprocess.DEVNULL,
                      capture_output=True, text=True, check=False)
check("no folder for temporary files", done.returncode == 3 and not done.stdout and
      done.stderr == f"actorgraph: {room}/none: temporary file: No such file or directory\n", done.stderr)
end()
