#!/usr/bin/env python3
"""Runs whatever has threads in a program that ThreadSanitizer watches: no race, and the bytes of one thread.

Usage: races.py BUILD PLAIN ROOM TARGET...
BUILD has what is built with -fsanitize=thread: the program, and fuzz targets whose kept inputs are read by threads. PLAIN
is the program without. Series of windows are computed by processes, not threads. To be run at the top of the checkout.
Prints a line for each race or difference and "N passed, M failed[, K skipped]" at the end.
"""
import glob
import gzip
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

build, plain, room, top = map(os.path.abspath, [*sys.argv[1:4], "."])
program = f"{build}/bin/actorgraph"
os.chdir(room)
counts = {"passed": 0, "failed": 0, "skipped": 0}
FOUND = 66  # status where a race was found
MAP = ["--layout", "csv", "--map", "from=a,to=b,date=day,code=code,score=score,id=id", "--period", "day"]
EVENTS, TIES = 6000, 45000  # some chunks of a file of events; ties enough for threads to share them


def skip(why):
    counts["skipped"] += 1
    print(f"skipped: {why}")


def launcher():
    """What the program is to be started with so that its memory lies where ThreadSanitizer can watch it; or None."""
    for words in ([], ["setarch", "-R"] if shutil.which("setarch") else ["env"]):
        done = subprocess.run([*words, program, "--version"], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return words
    print(f"skipped: {' '.join(done.stderr.split())[:200]}")
    return None


def start(words, **more):
    return launch([program, *words, "--sandbox", "off"], **more)


def launch(words, **more):
    environment = {**os.environ, "TSAN_OPTIONS": f"exitcode={FOUND}"}
    return subprocess.Popen([*before, *words], env=environment, stderr=subprocess.PIPE, **more)


def judge(what, sound, said):
    counts["passed" if sound else "failed"] += 1
    if not sound:
        print(f"{what}:\n{said.decode(errors='replace')[:6000]}")


def end(what, process, wanted=0):
    """Waits for it: the status, and no race; what it wrote."""
    out, said = process.communicate()
    judge(what, process.returncode == wanted and b"ThreadSanitizer" not in said, said)
    return out


def run(words, wanted=0):
    return end(" ".join(words), start(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE), wanted)


def without_threads(words):
    return subprocess.run([plain, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=True).stdout


def same(words):
    """The same bytes as of the program that nothing slows down."""
    judge(" ".join(words) + " by both", run(words) == without_threads(words), b"other bytes")


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def table(path, seed):
    """Events of actors that are mostly new, so that threads meet where names are noted; most tie nobody."""
    some = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,day,a,b,code,score\n")
        for i in range(EVENTS):
            number = seed * EVENTS + i if i % 4 else some.randrange(EVENTS)
            code, score = some.choice([("040", "1.0"), ("190", "-10.0"), *[("010", "0.0")] * 10])
            spelling = ("Émile %d", "emile_%d", "EMILE %d")[i % 3] % some.randrange(2 * EVENTS)
            file.write(f"{number},201{i % 3}-0{1 + i % 9}-{10 + i % 19},{spelling},"
                       f"{'a long name that fills the file ' * 2}{some.randrange(2 * EVENTS)},{code},{score}\n")


def graph(path):
    actors = [{"id": f"a{i}", "name": f"Actor {i}", "kind": "state"} for i in range(300)]
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"actorgraph": 1, "actors": ' + json.dumps(actors) +
                   ', "types": {"pact": {"kind": "cooperation"}}, "relations": [\n')
        for i in range(TIES):
            relation = {"from": f"a{i % 300}", "to": f"a{(i * 7 + 1 + i // 300) % 300}", "type": "pact", "since": "2001",
                        "until": str(2003 + i % 9), "weight": 1 + i % 5, "note": "n" * 120}
            if relation["from"] == relation["to"]:
                relation["to"] = f"a{(i + 1) % 300}"
            file.write(json.dumps(relation) + (",\n" if i + 1 < TIES else "\n]}\n"))


def events():
    for seed, name in enumerate(("one.csv", "two.csv"), 1):
        table(name, seed)
    with open("one.csv", "rb") as text, gzip.open("one.csv.gz", "wb", 1) as out:
        shutil.copyfileobj(text, out)
    wanted = without_threads(["ingest", *MAP, "one.csv", "two.csv", "--jobs", "1"])
    for what in (["one.csv", "two.csv", "--jobs", "2"],
                 ["one.csv.gz", "two.csv", "--jobs", "4", "--memory", "1M", "--checkpoint", "0.001"]):
        run(["ingest", *MAP, *what, "-o", "out.json"])
        judge(" ".join(what) + ": the bytes of one thread", bytes_of("out.json") == wanted, b"")
    goes_on(wanted)
    words = [*MAP, "--no-quotes", "one.csv"]  # of which each thread reads rows at their place
    judge("--no-quotes", run(["ingest", *words, "--jobs", "4"]) == without_threads(["ingest", *words, "--jobs", "1"]), b"")
    with open("two.csv", "a", encoding="utf-8") as file:
        file.write("x,no day,a,b,010,5\n")
    run(["ingest", *MAP, "one.csv", "two.csv", "--jobs", "4", "--strict", "-o", "strict.json"], wanted=1)


def goes_on(wanted):
    """Killed behind a checkpoint, while it waits for more to read."""
    words = ["ingest", *MAP, "one.csv", "-", "--jobs", "2", "--checkpoint", "0.001", "-o", "on.json"]
    process = start(words, stdin=subprocess.PIPE)
    deadline = time.monotonic() + 200
    while not os.path.exists("on.json.ingest/state") and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    said = process.communicate()[1]
    judge("killed behind a checkpoint", process.returncode == -signal.SIGKILL and b"ThreadSanitizer" not in said and
          os.path.exists("on.json.ingest/state"), said)
    with open("two.csv", "rb") as file:
        end("--resume", start([*words, "--resume"], stdin=file))
    judge("--resume: the bytes of one thread", bytes_of("on.json") == wanted, b"")


def databases():
    """Two connections at once, each with a watch over its time."""
    drivers = glob.glob("/usr/lib/*/odbc/libsqlite3odbc.so")
    if not drivers:
        skip("ingest --sql: no libsqlite3odbc.so")
        return
    words = ["ingest", *MAP, "--duplicates", "keep", "--table", "events", "--timeout", "60"]
    for name in ("one", "two"):
        connection = sqlite3.connect(name + ".db")
        with open(name + ".csv", encoding="utf-8") as file:
            rows = [line.rstrip("\n").split(",") for line in file][1:EVENTS]
        connection.execute("CREATE TABLE events (id TEXT, day TEXT, a TEXT, b TEXT, code TEXT, score REAL)")
        connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
        connection.close()
        words += ["--sql", f"Driver={drivers[0]};Database={room}/{name}.db"]
    same(words)


def graphs():
    """A text of which each thread takes a stretch, a table in parts, a database in two halves, digests beside them."""
    graph("net.json")
    for name in ("net.db", "net.csv"):
        without_threads(["convert", "net.json", "-o", name])
    drawn = ["--year", "2002", "--only", "a1,a2"]
    same(["render", "-g", "net.json", *drawn])
    same(["render", "-g", "net.db", *drawn])
    same(["info", "net.db"])
    same(["info", "net.csv"])


def kept_inputs():
    """Whole and damaged files, each read by several threads; and threads of which one has no memory."""
    end("faults_crowd", launch([f"{build}/unit/unit_faults_crowd"], stdout=subprocess.DEVNULL))
    for target in sys.argv[4:]:
        words = [f"{build}/fuzz/fuzz_{target}", f"{top}/tests/fuzz/corpus/{target}"]
        end(target, launch(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE))


before = launcher()
if before is None:
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(0)
events()
databases()
graphs()
kept_inputs()
print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
sys.exit(counts["failed"] > 0)
