#!/usr/bin/env python3
"""Checks that graphs of parts, merged by `actorgraph ingest --merge`, are that of all, byte for byte.

Usage: merge.py PROGRAM SHARED ROOM
Prints a line for each difference and "N passed, M failed" at the end.
"""
import os
import random
import sqlite3
import subprocess
import sys

from tally import check, end

program, shared, room = sys.argv[1:4]


def path_of(name):
    return os.path.join(room, name)


def run(out, *words):
    """Runs the verb; status, what it said but for notes."""
    done = subprocess.run([program, "ingest", *words, "-o", path_of(out)], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=False)
    return done.returncode, "".join(line for line in done.stderr.splitlines(True) if ": note: " not in line)


def bytes_of(name):
    with open(path_of(name), "rb") as file:
        return file.read()


def table(name, first, rows):
    """Few actors, under many spellings, and scores that add up to 0 now and then; ids of all sorts."""
    some = random.Random(first)
    with open(path_of(name), "w", encoding="utf-8") as file:
        file.write("id\tday\ta\tb\tcode\tscore\n")
        for i in range(first, first + rows):
            a, b = (some.choice(("Émile {}", "emile_{}", "EMILE {}", "{} état", "USA")).format(some.randrange(9)) for _ in "ab")
            key = some.choice((f"{i}", f"e{i}", f"e, {i}", f'"{i}"', f"...{i}", f"0{i}", ""))
            code, score = some.choice((("04", "1.5"), ("05", "-1.5"), ("13", "0.3"), ("19", "-0.3"), ("06", "0.0")))
            file.write(f"{key}\t201{some.randrange(3)}-0{1 + i % 9}-11\t{a}\t{b}\t{code}\t{score}\n")
    return path_of(name)


def made(name, *options):
    path = path_of(name)
    with open(path, "wb") as file:
        subprocess.run([f"{shared}/tools/make-events", *options], stdout=file, check=True)
    return path


events = [made(f"m{i}.tsv", "--seed", str(20 + i), "8000") for i in range(3)]
tables = [table(f"m{i}.csv", 10000 * (i + 1), 1500) for i in range(3)]
gdelt = ["--layout", "gdelt2", "--duplicates", "keep"]
own = ["--layout", "csv", "--no-quotes", "--map", "from=a,to=b,date=day,code=code,score=score,id=id"]
cases = [
    ("years", events, gdelt),
    ("days of all", events, [*gdelt, "--period", "day", "--actors", "all", "--generic", "keep", "--undirected"]),
    ("weeks by score", events, [*gdelt, "--period", "week", "--weight", "goldstein", "--types", "root", "--sample", "16"]),
    ("a table", tables, own),
    ("scores that add up to 0", tables, [*own, "--weight", "score", "--period", "month", "--undirected", "--sample", "5"]),
    ("names of states", tables, [*own, "--weight", "score", "--actors", "group", "--types", "code"]),
    ("mentions", events, [*gdelt, "--weight", "mentions", "--period", "month", "--actors", "group"]),
]
weightless = 0
for what, files, options in cases:
    check(what, run("whole.db", *options, *files) == (0, ""))
    whole = bytes_of("whole.db")
    for i, file in enumerate(files):
        run(f"{i}.db", *options, file)
        run(f"{i}.json", *options, file)
    parts = [path_of(f"{i}.db") for i in range(3)]
    check(f"{what}: merged", run("out.db", "--merge", *parts) == (0, "") and bytes_of("out.db") == whole)
    run("out.db", "--merge", *reversed(parts), "--memory", "1M")
    check(f"{what}: the other way round", bytes_of("out.db") == whole)
    run("some.json", "--merge", parts[1], path_of("2.json"))
    check(f"{what}: by and by", run("out.db", "--merge", path_of("some.json"), parts[0]) == (0, "") and bytes_of("out.db") == whole)
    run("out.db", "--merge", path_of("whole.db"))
    check(f"{what}: itself", bytes_of("out.db") == whole)
    weightless += sum(b"x-ingest-weightless" in bytes_of(name) for name in ("0.db", "1.db", "2.db"))
check("some weights add up to 0", weightless > 2)

# What was not made by ingest, or by another rule.
run("a.db", *cases[3][2], tables[0])
run("b.db", *cases[3][2], tables[1], "--period", "month")


def refused(what, text, *files):
    out = path_of("none.db")
    status, said = run("none.db", "--merge", *map(path_of, files))
    check(what, status == 1 and said.count("\n") == 1 and text in said and not os.path.exists(out), (status, said))


def changed(sql):
    with open(path_of("bad.db"), "wb") as file:
        file.write(bytes_of("a.db"))
    base = sqlite3.connect(path_of("bad.db"))
    base.execute(sql)
    base.commit()
    base.close()


with open(path_of("foreign.json"), "w", encoding="utf-8") as file:
    file.write('{"actorgraph": 1, "actors": [], "relations": []}')
refused("another rule", 'b.db: /x-ingest: period is "month", but "year" in', "a.db", "b.db")
refused("a graph of others", "foreign.json: has no key 'x-ingest'", "a.db", "foreign.json")
for sql, text in (
        ("UPDATE relations SET note = 'seen' WHERE relation = 7", "bad.db: /relations/6: is not as ingest writes it: the note"),
        ("UPDATE relations SET note = NULL WHERE relation = 7", "/relations/6: is not as ingest writes it: the note"),
        ("UPDATE relations SET note = replace(note, 'score', 'sum') WHERE relation = 1", "/relations/0: is not as ingest writes it"),
        ("UPDATE relations SET weight = 0.25 WHERE relation = 7", "/relations/6: is not as ingest writes it: the weight"),
        ("UPDATE relations SET weight = 1e300 WHERE relation = 7", "/relations/6: is not as ingest writes it: the weight"),
        ("UPDATE relations SET last_day = last_day + 1 WHERE relation = 7", "the date is not a period"),
        ("UPDATE relations SET first_day = -9e15 WHERE relation = 7", "relations row 7, first_day"),
        ("UPDATE relations SET to_actor = from_actor WHERE relation = 7", "/relations/6: is not as ingest writes it"),
        ("UPDATE relations SET to_actor = 999999 WHERE relation = 7", "it has not two actors and a type"),
        ("UPDATE relations SET directed = 0 WHERE relation = 7", "direction or status"),
        ("UPDATE actors SET name = 'x' WHERE actor = 3", "bad.db: /actors/2: is not as ingest writes it"),
        ("UPDATE actors SET actor = 4000 WHERE actor = 3", "is not numbered as ingest does it"),
        ("UPDATE extras SET json = '[]' WHERE key = 'x-ingest'", "/x-ingest: is not as ingest writes it"),
        ("UPDATE extras SET json = '{\"rows\":\"7\"}' WHERE key = 'x-ingest'", "/x-ingest: is not as ingest writes it"),
        ("UPDATE extras SET json = replace(json, 'year', 'age') WHERE key = 'x-ingest'", "/x-ingest: is not as ingest writes it"),
        ("UPDATE extras SET json = replace(json, '\"sample\":3', '\"sample\":999') WHERE key = 'x-ingest'", "/x-ingest"),
        ("INSERT INTO extras VALUES ('graph', 0, 'x-ingest-weightless', '{\"actorgraph\":2}')", "x-ingest-weightless: is not"),
        ("UPDATE types SET kind = 'threat' WHERE type = 1", "bad.db")):
    changed(sql)
    refused(sql, text, "bad.db", "a.db") if "types" not in sql else refused(sql, text, "a.db", "bad.db")
end()
