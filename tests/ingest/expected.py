#!/usr/bin/env python3
"""Compares what `actorgraph ingest` makes of the shared event data with answers that other programs worked out.

Usage: expected.py PROGRAM SHARED/data/events TOP ROOM
Prints a line for each difference and "N passed, M failed" at the end.
"""
import collections
import csv
import gzip
import os
import re
import sqlite3
import subprocess
import sys

from tally import check_equal, end

program, data, top, room = sys.argv[1:5]
runs = 0


def read(path):
    with open(os.path.join(data, path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def expected(name):
    return read(os.path.join("expected", name))


class Sums:
    """A graph that ingest made: (from, to, date, type) -> (events, score in tenths, weight), names for ids."""

    def __init__(self, files, *options):
        global runs
        runs += 1
        path = os.path.join(room, f"{runs}.db")
        files = [os.path.join(data, name) for name in files]
        done = subprocess.run([program, "ingest", *options, *files, "-o", path], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{options}: status {done.returncode}: {done.stderr}")
        self.said = done.stderr
        base = sqlite3.connect(path)
        query = """SELECT f.name, t.name, f.id, t.id, r.date, y.id, r.weight, r.note FROM relations r
            JOIN actors f ON f.actor = r.from_actor JOIN actors t ON t.actor = r.to_actor JOIN types y ON y.type = r.type"""
        self.names, self.ids = {}, {}
        for a, b, x, y, date, kind, weight, note in base.execute(query):
            events = int(note.split(" ", 1)[0])
            score = re.search(r"score (-?[0-9.]+)", note)
            sums = (events, tenths(score.group(1)) if score else None, weight)
            self.names[a, b, date, kind] = sums
            self.ids[x, y, date, kind] = sums
        base.close()

    def said_of(self, words):
        """The number in the remark that has these words; 0 if there is none."""
        found = re.search(rf"rows left out: (\d+) {words}" if words else r"rows read: (\d+)", self.said)
        return int(found.group(1)) if found else 0


def tenths(text):
    return round(float(text) * 10)


def kind_of(text):
    return "none" if text == "-" else text


def book_with(name, changes):
    """A copy of a built-in code book in which the lines of some codes say something else."""
    path = os.path.join(room, f"{name}-{len(os.listdir(room))}.tsv")
    with open(f"{top}/data/codebooks/{name}.tsv", encoding="utf-8") as old, open(path, "w", encoding="utf-8") as new:
        for line in old:
            cells = line.split("\t")
            if cells[0] in changes:
                cells[1], cells[4] = changes[cells[0]]
            new.write("\t".join(cells))
    return path


all_kinds = book_with("cameo", {"01": ("cooperation", "none"), "02": ("cooperation", "none")})
states = {row["code"]: row["iso3"] for row in read("cameo-countries.tsv")}
countries = {row["name"]: row["iso3"] for row in read("icews-countries.tsv")}

# GDELT: each file by its layout, and as a table of its own.
gdelt = {"20180101000000.export.CSV": ("gdelt2/20180101000000.export.CSV.gz", "gdelt2"),
         "20191024143000.export.CSV": ("gdelt2/20191024143000.export.CSV.gz", "gdelt2")}
for row in expected("gdelt.totals.tsv"):
    name = row["file"]
    for folder, ending in (("gdelt1", ".gz"), ("gdelt2", ".gz")):
        if os.path.exists(os.path.join(data, folder, name + ending)):
            gdelt[name] = (f"{folder}/{name}{ending}", folder)
numbers = ["--layout", "csv", "--map", "from=8,to=18,date=2,code=27,score=31,weight=32,id=1", "--no-header",
           "--no-quotes", "--delimiter", "tab"]
headed = ["--layout", "csv", "--map", "from=Actor1CountryCode,to=Actor2CountryCode,date=SQLDATE,code=EventCode,"
          "score=GoldsteinScale,weight=NumMentions,id=GLOBALEVENTID"]
keep = ["--duplicates", "keep"]
QUADS = ["", "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
everybody = ["--actors", "all", "--generic", "keep"]
for name, (path, layout) in sorted(gdelt.items()):
    table = headed if "quoted" in name else numbers
    total = next(row for row in expected("gdelt.totals.tsv") if row["file"] == name)
    rows = [row for row in expected("gdelt.dyad-year-quad.tsv") if row["file"] == name]
    wanted = {(row["actor1"], row["actor2"], row["year"], QUADS[int(row["quadclass"])]):
              (int(row["count"]), tenths(row["goldstein_sum"]), float(row["mentions"]))
              for row in rows if row["actor1"] != row["actor2"]}
    found = Sums([path], *table, *everybody, *keep, "--codebook", "quadclass")
    check_equal(f"{name} by year and quad class", found.ids, wanted)
    check_equal(f"{name} domestic", found.said_of("of an actor with itself"), int(total["domestic"]))
    check_equal(f"{name} rows", found.said_of(""), int(total["rows"]))
    check_equal(f"{name} international", sum(events for events, _, _ in found.ids.values()), int(total["international"]))

    rows = [row for row in expected("gdelt.dyad-month-kind.tsv") if row["file"] == name]
    wanted = {(row["actor1"], row["actor2"], row["month"], kind_of(row["kind"])):
              (int(row["count"]), tenths(row["goldstein_sum"])) for row in rows}
    found = Sums([path], *table, *everybody, *keep, "--codebook", all_kinds, "--period", "month")
    check_equal(f"{name} by month and kind", {key: sums[:2] for key, sums in found.ids.items()}, wanted)

    rows = [row for row in expected("gdelt.state-dyad-year-kind.tsv") if row["file"] == name]
    wanted = {(row["actor1"], row["actor2"], row["year"], kind_of(row["kind"])):
              (int(row["count"]), tenths(row["goldstein_sum"]), float(row["mentions"])) for row in rows}
    own = [*table, "--actors", "state"] if "quoted" in name else ["--layout", layout, "--weight", "mentions"]
    found = Sums([path], *own, *keep, "--codebook", all_kinds)
    check_equal(f"{name} states by year and kind", found.ids, wanted)

# ICEWS: by its layout, by its own names, and as texts without codes.
path = "icews/events.2018.sample.tab.gz"
rows = expected("icews.dyad-month-kind.tsv")
table = ["--layout", "csv", "--no-quotes", "--map", "from=Source Country,to=Target Country,date=Event Date,"
         "code=CAMEO Code,score=Intensity,id=Event ID", *keep, "--codebook", all_kinds, "--period", "month"]
wanted = {(row["source_country"], row["target_country"], row["month"], kind_of(row["kind"])):
          (int(row["count"]), tenths(row["intensity_sum"]))
          for row in rows if row["source_country"] != row["target_country"]}
found = Sums([path], *table)
check_equal("ICEWS by country names", {key: sums[:2] for key, sums in found.names.items()}, wanted)
total = expected("icews.totals.tsv")[0]
check_equal("ICEWS rows", found.said_of(""), int(total["rows"]))
check_equal("ICEWS domestic", found.said_of("of an actor with itself"), int(total["domestic"]))
wanted = collections.Counter()
for row in rows:
    a, b = countries[row["source_country"]], countries[row["target_country"]]
    if a != b:
        wanted[a, b, row["month"], kind_of(row["kind"])] += int(row["count"])
found = Sums([path], "--layout", "icews", *keep, "--codebook", all_kinds, "--period", "month")
check_equal("ICEWS states", {key: sums[0] for key, sums in found.ids.items()}, dict(wanted))

rows = expected("icews-text.dyad-year-kind.tsv")
for name in sorted({row["file"] for row in rows}):
    table = ["--layout", "csv", "--no-header", "--no-quotes", "--delimiter", "tab", "--map", "from=1,to=3,date=4,code=2",
             "--codebook", all_kinds]
    wanted = {(row["actor1"], row["actor2"], row["year"], kind_of(row["kind"])): (int(row["count"]), tenths(row["goldstein_sum"]))
              for row in rows if row["file"] == name and row["actor1"] != row["actor2"]}
    found = Sums([f"icews/{name}.gz"], *table, "--actors", "state")
    check_equal(f"{name} states by year and kind", {key: sums[:2] for key, sums in found.ids.items()}, wanted)
    wanted = {(row["actor1"], row["actor2"], row["year"], kind_of(row["kind"])): int(row["count"])
              for row in expected("icews-text.tajikistan-china.tsv") if row["file"] == name}
    found = Sums([f"icews/{name}.gz"], *table, "--actors", "all")
    both = {key: sums[0] for key, sums in found.names.items()
            if ("Tajikistan" in key[0] and "China" in key[1]) or ("China" in key[0] and "Tajikistan" in key[1])}
    check_equal(f"{name} Tajikistan and China", both, wanted)

# UCDP GED: pairs have no direction.
rows = expected("ucdp.dyad-year.tsv")
name = rows[0]["file"]
types = {"1": "state-based", "2": "non-state", "3": "one-sided"}
for measure in ("deaths", "high", "low"):
    wanted = collections.defaultdict(lambda: [0, 0])
    for row in rows:
        sums = wanted[*sorted([row["side_a"], row["side_b"]]), row["year"], types[row["type"]]]
        sums[0] += int(row["events"])
        sums[1] += int(row["best" if measure == "deaths" else measure])
    found = Sums([f"ucdp/{name}.gz"], "--layout", "ucdp-ged", *keep, "--weight", measure)
    check_equal(f"UCDP by {measure}", {(*sorted(key[:2]), *key[2:]): [sums[0], sums[2]] for key, sums in found.names.items()},
          {key: sums for key, sums in wanted.items() if sums[1] > 0})
check_equal("UCDP rows", found.said_of(""), int(expected("ucdp.totals.tsv")[0]["events"]))
interstate = Sums([f"ucdp/{name}.gz"], "--layout", "ucdp-ged", "--actors", "state")
check_equal("UCDP interstate", sum(sums[0] for sums in interstate.ids.values()), int(expected("ucdp.totals.tsv")[0]["interstate"]))

# Totals over all rows, with whatever actors: ids and dates stand for those, so that no row is left out.
def check_totals(name, total, path, table):
    """Compares what a file has in all: kinds, scores, days; of GDELT also quad classes, mentions and codes."""
    def events_by(place, sums):
        events = collections.Counter()
        for key, (count, _, _) in sums.items():
            events[key[place]] += count
        return events

    found = Sums([path], *table, *keep, "--actors", "all")
    kinds = events_by(3, found.ids)
    kinds["neutral"] = found.said_of("with a code that ties nobody")
    for kind in ("cooperation", "rivalry", "threat", "neutral"):
        check_equal(f"{name} {kind}", kinds[kind], int(total[kind]))
    found = Sums([path], *table, *keep, "--actors", "all", "--codebook", all_kinds, "--types", "code", "--period", "day")
    score = sum(sums[1] for sums in found.ids.values())
    check_equal(f"{name} scores", score, tenths(total.get("goldstein_sum") or total["intensity_sum"]))
    for place, which in ((min, "first_day"), (max, "last_day")):
        if which in total:
            check_equal(f"{name} {which}", place(key[2] for key in found.ids).replace("-", ""), total[which].replace("-", ""))
    if "codes" not in total:
        return
    check_equal(f"{name} codes", len({key[3] for key in found.ids}), int(total["codes"]))
    check_equal(f"{name} mentions", sum(sums[2] for sums in found.ids.values()), float(total["mentions"]))
    quads = events_by(3, Sums([path], *table, *keep, "--actors", "all", "--codebook", "quadclass").ids)
    for i in range(1, 5):
        check_equal(f"{name} quad class {i}", quads[QUADS[i]], int(total[f"quad{i}"]))


for name, (path, _) in sorted(gdelt.items()):
    table = [word.replace("from=8,to=18", "from=1,to=2").replace("from=Actor1CountryCode,to=Actor2CountryCode",
             "from=GLOBALEVENTID,to=SQLDATE") for word in (headed if "quoted" in name else numbers)]
    check_totals(name, next(row for row in expected("gdelt.totals.tsv") if row["file"] == name), path, table)
check_totals("ICEWS", expected("icews.totals.tsv")[0], "icews/events.2018.sample.tab.gz",
             ["--layout", "csv", "--no-quotes", "--map", "from=Event ID,to=Event Date,date=Event Date,code=CAMEO Code,"
              "score=Intensity,id=Event ID"])
for total in expected("icews-text.totals.tsv"):
    check_totals(total["file"], total, f"icews/{total['file']}.gz",
                 ["--layout", "csv", "--no-header", "--no-quotes", "--delimiter", "tab", "--map", "from=2,to=4,date=4,code=2"])
total = expected("ucdp.totals.tsv")[0]
found = Sums([f"ucdp/{total['file']}.gz"], "--layout", "ucdp-ged", *keep, "--weight", "deaths")
check_equal("UCDP deaths", sum(sums[2] for sums in found.ids.values()), float(total["best"]))
found = Sums([f"ucdp/{total['file']}.gz"], "--layout", "ucdp-ged", *keep)
for name in ("state-based", "non-state", "one-sided"):
    check_equal(f"UCDP {name}", sum(sums[0] for key, sums in found.ids.items() if key[3] == name), int(total[name.replace("-", "_")]))

# POLECAT: lists of actors, and ACLED: quotes, two forms of dates.
found = Sums(["polecat"], "--layout", "polecat", *keep, "--period", "month")
wanted = {(row["actor1"], row["actor2"], row["month"], row["kind"]): (int(row["count"]), tenths(row["intensity_sum"]))
          for row in expected("polecat.dyad-month-kind.tsv")}
check_equal("POLECAT states by month and kind", {key: sums[:2] for key, sums in found.ids.items()}, wanted)

with gzip.open(os.path.join(data, "acled/made-up.csv.gz"), "rt", encoding="utf-8-sig", newline="") as file:
    events = sorted({row["event_type"] for row in csv.DictReader(file)})
book = os.path.join(room, "acled.tsv")
with open(book, "w", encoding="utf-8") as file:
    file.write("code\tkind\ttype\n")
    for event in events:
        file.write(f"{event}\trivalry\t{event.replace(' ', '_')}\n")
rows = expected("acled.pair-year-type.tsv")
found = Sums(["acled/made-up.csv.gz"], "--layout", "acled", *keep, "--codebook", book)
check_equal("ACLED by year and type", {(*sorted(key[:2]), *key[2:]): sums[0] for key, sums in found.names.items()},
      {(*sorted([row["actor_a"], row["actor_b"]]), row["year"], row["event_type"].replace(" ", "_")): int(row["events"])
       for row in rows if row["actor_a"] != row["actor_b"]})
found = Sums(["acled/made-up.csv.gz"], "--layout", "acled", *keep, "--codebook", book, "--weight", "deaths")
check_equal("ACLED deaths", {(*sorted(key[:2]), *key[2:]): sums[2] for key, sums in found.names.items()},
      {(*sorted([row["actor_a"], row["actor_b"]]), row["year"], row["event_type"].replace(" ", "_")): float(row["fatalities"])
       for row in rows if row["actor_a"] != row["actor_b"] and row["fatalities"] != "0"})

end()
