#!/usr/bin/env python3
"""Every verb with standard streams that are full, closed, or left by their reader.

    streams.py PROGRAM

Expected: status 3 and one line that says why; nothing and SIGPIPE where a reader has gone; the same answer where the
input is closed, and the same status where the messages are. Prints what went wrong and, last, "N passed, N failed".
"""
import os
import signal
import subprocess
import sys

GRAPH = "graphs/tajikistan-china.json"
COMMANDS = f"""
render -g {GRAPH} --year 2019
bloc TJK -q -g {GRAPH} --year 2019 --draws 3
centrality -q {GRAPH} --year 2019
balance -q {GRAPH} --year 2019
similarity -q -g {GRAPH} --year 2019
diff 2012 2018 -q -g {GRAPH}
ties TJK -q -g {GRAPH}
cite TJK -q -g {GRAPH}
info {GRAPH}
validate {GRAPH} --format json
convert -q {GRAPH}
convert -q {GRAPH} --format sqlite
ingest -q tests/cli/data/events.tsv --layout csv --map from=who,to=whom,date=day,code=code,score=score,id=id
page -q -g {GRAPH} --from 2019 --plain
help
""".strip().split("\n")

program = sys.argv[1]
total = {True: 0, False: 0}


def run(words, closed=None, **streams):
    """Status, output and messages of the program, without the descriptor `closed`."""
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    done = subprocess.run([program, *words], timeout=60, check=False, preexec_fn=closed and (lambda: os.close(closed[0])), **streams)
    return done.returncode, done.stdout, (done.stderr or b"").decode()


def judge(words, what, good, got):
    total[good] += 1
    if not good:
        print(f"{' '.join(words)}: {what}: status {got[0]}, {got[2].strip()[:300]!r}")


def says(got, reason):
    return got[0] == 3 and got[2].startswith("actorgraph: ") and got[2].count("\n") == 1 and reason in got[2]


def main():
    for words in map(str.split, COMMANDS):
        plain = run(words)
        judge(words, "plain", plain[0] == 0 and bool(plain[1]), plain)
        with open("/dev/full", "wb") as full:
            got = run(words, stdout=full)
            judge(words, "full", says(got, "No space left"), got)
            got = run(words, stderr=full)
            judge(words, "messages full", got[:2] == plain[:2], got)
        got = run(words, closed=[1], stdout=None)
        judge(words, "output closed", says(got, "standard output"), got)
        reading, writing = os.pipe()
        os.close(reading)
        got = run(words, stdout=writing)
        os.close(writing)
        judge(words, "reader gone", got[0] == -signal.SIGPIPE and not got[2], got)
        got = run(words, closed=[0], stdin=None)
        judge(words, "input closed", got == plain, got)
        got = run(words, closed=[2], stderr=None)
        judge(words, "messages closed", got[:2] == plain[:2], got)
    print(f"{total[True]} passed, {total[False]} failed")
    return total[False] > 0


sys.exit(main())
