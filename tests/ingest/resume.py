#!/usr/bin/env python3
"""Kills `actorgraph ingest` at many points and lets it go on: the bytes must be those of an undisturbed run.

Usage: resume.py PROGRAM SHARED ROOM SHIM
SHIM is tests/ingest/kill.c, compiled: it kills at the n-th call of the system, and slows the clock down, so that
checkpoints come at the same places in every run.
Prints a line for each difference and "N passed, M failed" at the end.
"""
import concurrent.futures
import gzip
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from tally import check, end

program, shared, room, shim = sys.argv[1:5]
OFTEN = ["--checkpoint", "0.000001", "--jobs", "1"]


def run(folder, words, **environment):
    """Runs the verb there; status, what it said, the files that are left."""
    done = subprocess.run([program, "ingest", *words, "-o", "out.db"], cwd=folder, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, env=dict(os.environ, **environment), check=False)
    return done.returncode, done.stderr, sorted(os.listdir(folder))


def bytes_of(folder):
    with open(os.path.join(folder, "out.db"), "rb") as file:
        return file.read()


def in_new_folder(work, *arguments):
    folder = tempfile.mkdtemp(dir=room)
    try:
        return work(folder, *arguments)
    finally:
        shutil.rmtree(folder)


def faulty(at, **more):
    return dict(LD_PRELOAD=shim, KILL_AT=str(at), **more)


def whole(folder, words):
    run(folder, words)
    return bytes_of(folder)


def count(folder, words):
    run(folder, words + OFTEN, **faulty(0, KILL_COUNT=os.path.join(folder, "count")))
    with open(os.path.join(folder, "count"), encoding="ascii") as file:
        return int(file.read())


def killed_at(folder, at, words, wanted):
    """Killed at this call; perhaps once more on the way on; then to the end. What went wrong, or None."""
    status, said, left = run(folder, words + OFTEN, **faulty(at))
    if status != -signal.SIGKILL:
        return f"{at}: status {status}: {said}"
    kept = "out.db.ingest" in left and os.path.exists(os.path.join(folder, "out.db.ingest/state"))
    if at % 3 == 0:
        run(folder, words + OFTEN + ["--resume"], **faulty(at // 2))
    status, said, left = run(folder, words + ["--resume"])
    if status != 0 or bytes_of(folder) != wanted:
        return f"{at}: status {status}, other bytes: {said}"
    if at % 3 and kept != ("goes on behind" in said):
        return f"{at}: {'kept' if kept else 'not kept'}, but: {said}"
    left = [name for name in left if not name.startswith(".out.db.")]  # of the write that was killed
    return None if left == ["out.db"] else f"{at}: left {left}"


def made(name, rows, *options):
    path = os.path.join(room, name)
    with open(path, "wb") as file:
        subprocess.run([f"{shared}/tools/make-events", *options, str(rows)], stdout=file, check=True)
    return path


def packed(path):
    with open(path, "rb") as plain, gzip.open(path + ".gz", "wb", 1) as out:
        shutil.copyfileobj(plain, out)
    return path + ".gz"


one, two = made("k1.tsv", 12000, "--seed", "11"), made("k2.tsv", 9000, "--seed", "12")
table = os.path.join(room, "k.csv")
with open(one, encoding="utf-8") as rows, open(table, "w", encoding="utf-8") as file:
    file.write('id,day,a,b,code,note\n')
    for row in rows:
        f = row.split("\t")
        file.write(f'e{f[0]},{f[1]},{f[5]},{f[15]},{f[26]},"a ""note"",\n{f[60][:200].strip()} {"x" * 300}"\n')
everything = ["--period", "day", "--actors", "all"]
cases = {
    "plain": ["--layout", "gdelt2", one, two],
    "little memory": ["--layout", "gdelt2", one, two, *everything, "--memory", "1M", "--once-a-day"],
    "gzip": ["--layout", "gdelt2", packed(one), two, *everything],
    "quoted": ["--layout", "csv", table, "--map", "from=a,to=b,date=day,code=code,id=id", "--undirected"],
}
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    for what, words in cases.items():
        wanted = in_new_folder(whole, words)
        calls = in_new_folder(count, words)
        points = range(1, calls + 1, max(1, calls // 16))
        wrong = [word for word in pool.map(lambda at: in_new_folder(killed_at, at, words, wanted), points) if word]
        check(f"{what}: {len(wrong)} of {len(points)} wrong", not wrong and calls > 20, "\n".join(wrong[:5]))


def at_random(folder, words, wanted):
    """Killed again and again, each time a little later, with as many threads as there are."""
    some, delay, kills = random.Random(), 0.01, 0
    while True:
        work = subprocess.Popen([program, "ingest", "-q", *words, "-o", "out.db", "--resume", "--checkpoint", "0.001"],
                                cwd=folder, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            said = work.communicate(timeout=delay * some.uniform(0.5, 1.5))[1]
            return kills, work.returncode == 0 and bytes_of(folder) == wanted, said
        except subprocess.TimeoutExpired:
            work.kill()
            work.communicate()
            kills, delay = kills + 1, delay * 1.2


for what in ("little memory", "gzip"):
    kills, sound, said = in_new_folder(at_random, cases[what], in_new_folder(whole, cases[what]))
    check(f"{what}: killed {kills} times at random", sound and kills > 0, said)


# A pipe: what was read must come once more.
def feed(folder, path, words, **environment):
    with open(path, "rb") as file:
        work = subprocess.Popen([program, "ingest", *words, "-", "-o", "out.db"], cwd=folder,
                                env=dict(os.environ, **environment), stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            said = work.communicate(file.read())[1].decode()
        except BrokenPipeError:
            said = work.stderr.read().decode()
        work.wait()
    return work.returncode, said


def through_pipe(folder, first, second, words):
    """Killed behind a checkpoint; how many calls that takes depends on how the pipe is filled."""
    at = 40
    while not os.path.exists(os.path.join(folder, "out.db.ingest/state")):
        status, said = feed(folder, first, [*words, *OFTEN], **faulty(at))
        if status != -signal.SIGKILL:
            return status, f"no checkpoint: {said}", None
        at += 20
    status, said = feed(folder, second, [*words, "--resume"])
    return status, said, status == 0 and bytes_of(folder)


words = ["--layout", "gdelt2", *everything]
wanted = in_new_folder(whole, words + [one])
status, said, found = in_new_folder(through_pipe, one, one, words)
check("a pipe", status == 0 and found == wanted and "goes on behind" in said, said)
status, said, found = in_new_folder(through_pipe, one, two, words)
check("another pipe", status == 1 and "standard input: does not begin as what the earlier run read" in said, said)


# What does not fit, and states that are damaged.
def refused(folder):
    words = ["--layout", "gdelt2", "a.tsv", "b.tsv"]
    for name, source in (("a.tsv", one), ("b.tsv", two)):
        shutil.copyfile(source, os.path.join(folder, name))
    state = os.path.join(folder, "out.db.ingest/state")
    for at in range(20, 1000, 20):
        run(folder, words + OFTEN, **faulty(at))
        if os.path.exists(state):
            break
    with open(state, "rb") as file:
        sound = file.read()

    def says(what, status, text, *more):
        found = run(folder, [*more] if more and more[0] == "--layout" else words + list(more))
        lines = [line for line in found[1].splitlines() if "note: " not in line]
        check(what, found[0] == status and len(lines) == 1 and text in lines[0] and "out.db" not in found[2] and
              os.path.exists(state), f"status {found[0]}: {found[1]}")

    says("without --resume", 1, "is what an earlier run left; go on with --resume, or delete it")
    says("another period", 1, "--period was 0, and is 3", "--resume", "--period", "day")
    says("another code book", 1, "--codebook was - with the content", "--resume", "--codebook", "quadclass")
    says("other inputs", 1, "the earlier run read a.tsv here", "--layout", "gdelt2", "b.tsv", "a.tsv", "--resume")
    says("fewer inputs", 1, "the earlier run read a.tsv here", "--layout", "gdelt2", "b.tsv", "--resume")
    os.utime(os.path.join(folder, "a.tsv"), (1, 1))
    says("a changed input", 1, "a.tsv: has changed since it was read", "--resume")
    for what, data in (("cut off", sound[:-9]), ("cut short", sound[:5]), ("empty", b""), ("longer", sound + b"x" * 9),
                       ("changed", sound[:4000] + bytes([sound[4000] ^ 1]) + sound[4001:])):
        with open(state, "wb") as file:
            file.write(data)
        says(f"a state that is {what}", 1, "is damaged", "--resume")
    with open(state, "wb") as file:
        file.write(sound)
    shutil.copy2(one, os.path.join(folder, "a.tsv"))


in_new_folder(refused)


# Signals: what was kept stays, with a line; else nothing does.
def ended_by(folder, number, often):
    words = [program, "ingest", "--layout", "gdelt2", "-", "-o", "out.db", "--memory", "1M", *everything, *often]
    work = subprocess.Popen(words, cwd=folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(one, "rb") as file:
        work.stdin.write(file.read())
    work.stdin.flush()
    time.sleep(0.5)
    work.send_signal(number)
    said = work.stderr.read().decode()
    work.stdin.close()
    return work.wait(), said, sorted(os.listdir(folder))


for number in (signal.SIGINT, signal.SIGTERM):
    status, said, left = in_new_folder(ended_by, number, ["--checkpoint", "0.000001"])
    check(f"signal {number} after a checkpoint", status == -number and left == ["out.db.ingest"] and
          said == "actorgraph: out.db.ingest: what was read is kept; go on with --resume, or delete it\n", (status, said, left))
    status, said, left = in_new_folder(ended_by, number, [])
    check(f"signal {number} before a checkpoint", status == -number and not left and not said, (status, said, left))
end()
