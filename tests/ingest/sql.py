#!/usr/bin/env python3
"""Compares what `actorgraph ingest` makes of made-up GDELT rows with SQL over the same rows.

Usage: sql.py PROGRAM SHARED ROOM [ROWS]
Prints a line for each difference and "N passed, M failed" at the end.
"""
import csv
import os
import re
import sqlite3
import subprocess
import sys

from tally import check_equal, end

program, shared, room = sys.argv[1:4]
n_rows = int(sys.argv[4]) if len(sys.argv) > 4 else 30000


def made(name, *options):
    path = os.path.join(room, name)
    with open(path, "wb") as file:
        subprocess.run([f"{shared}/tools/make-events", *options, str(n_rows)], stdout=file, check=True)
    return path


def load(base, path, first):
    """The rows in their order, those of one id and date once: the first."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        base.executemany("INSERT OR IGNORE INTO events VALUES (?,?,?,?,?,?,?,?)",
                         ((int(r[0]), r[1], r[7], r[17], r[26], round(float(r[30]) * 10), int(r[31]), first + i)
                          for i, r in enumerate(rows)))


def table(base, name, columns, path):
    base.execute(f"CREATE TABLE {name} ({columns})")
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        base.executemany(f"INSERT INTO {name} VALUES (?,?)", ((r["code"], r[columns.split(", ")[1]]) for r in rows))


files = [made("one.tsv", "--seed", "1"), made("two.tsv", "--seed", "2", "--format", "gdelt1")]
with open(files[0], encoding="utf-8") as whole, open(os.path.join(room, "again.tsv"), "w", encoding="utf-8") as part:
    part.writelines(line for i, line in enumerate(whole) if i % 3 == 0)
base = sqlite3.connect(":memory:")
table(base, "states", "code, iso3", f"{shared}/data/events/cameo-countries.tsv")
table(base, "kinds", "code, kind", f"{shared}/data/events/cameo.tsv")
QUERY = """
    SELECT a.iso3, b.iso3, substr(day, 1, 4) || {month}, kind, count(*), sum(score), {weight},
        (SELECT group_concat(id) FROM (SELECT e2.id FROM events e2 JOIN states x ON x.code = e2.a JOIN states y ON y.code = e2.b
            JOIN kinds z ON z.code = e2.event WHERE x.iso3 = a.iso3 AND y.iso3 = b.iso3 AND z.kind = k.kind
            AND {same} ORDER BY e2.id LIMIT 3))
    FROM events e JOIN states a ON a.code = e.a JOIN states b ON b.code = e.b JOIN kinds k ON k.code = e.event
    WHERE a.iso3 <> '' AND b.iso3 <> '' AND a.iso3 <> b.iso3 AND kind <> '-'
    GROUP BY 1, 2, 3, 4 HAVING {weight} > 0"""
for layout, path, month, weight in (("gdelt2", files[0], False, "count"), ("gdelt2", files[0], True, "goldstein"),
                                    ("gdelt1", files[1], True, "mentions"), ("gdelt1", files[1], False, "count")):
    base.execute("DROP TABLE IF EXISTS events")
    base.execute("CREATE TABLE events (id INTEGER, day, a, b, event, score INTEGER, mentions INTEGER, row INTEGER, UNIQUE (id, day))")
    load(base, path, 0)
    base.execute("CREATE INDEX pairs ON events (a, b)")
    length = 6 if month else 4
    sql = QUERY.format(month="'-' || substr(day, 5, 2)" if month else "''",
                       same=f"substr(e2.day, 1, {length}) = substr(e.day, 1, {length})",
                       weight={"count": "count(*) * 1.0", "goldstein": "abs(sum(score)) / 10.0", "mentions": "sum(mentions) * 1.0"}[weight])
    wanted = {tuple(row) for row in base.execute(sql)}
    again = [os.path.join(room, "again.tsv")] if layout == "gdelt2" else []
    for jobs in ("1", "2", "7"):
        out = os.path.join(room, "out.db")
        subprocess.run([program, "ingest", "-q", "--layout", layout, path, *again, "-o", out, "--jobs", jobs, "--weight", weight,
                        *(["--period", "month"] if month else [])], stdin=subprocess.DEVNULL, check=True)
        graph = sqlite3.connect(out)
        check_equal("integrity", graph.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        found = set()
        for a, b, date, kind, heavy, note in graph.execute("SELECT from_id, to_id, r.date, t.kind, t.weight, t.note "
                                                           "FROM ties t JOIN relations r USING (relation)"):
            events, score, ids = re.fullmatch(r"(\d+) events?, score (-?[\d.]+): ([\d, ]*?)(?:, \.\.\.)?", note).groups()
            found.add((a, b, date, kind, int(events), round(float(score) * 10), heavy, ids.replace(" ", "")))
        graph.close()
        check_equal(f"{layout} by {'month' if month else 'year'} and {weight}, {jobs} jobs", found, wanted)

end()
