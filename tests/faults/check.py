#!/usr/bin/env python3
"""Runs commands once for every call that can fail, with that call failing (runs.c says how).

    check.py SHIM PROGRAM DATA < COMMANDS

A line of COMMANDS is a command without the program's name, "alone" before it if there shall be no faults in the processes
that it forks, "own" if libraries may keep memory and fail where a read is short; ROOM in it is a folder that holds an older out.svg, DATA the
folder of that name. Every run must end in status 3 with one line of ours, the older file whole and nothing beside it,
or in the very answer of the run without a fault; a read or write that is interrupted or short only in that. A run that
a signal ends leaves the older file or the new one, and but for KILL nothing else. No run may leave blocks of memory. Prints what went wrong and, last, "N passed, N failed".
"""
import collections
import concurrent.futures
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

shim, program, data = sys.argv[1:4]
SHORT = {"GRAPH": "graphs/tajikistan-china.json", "DATA": data, "FEW": data + "/few.json",
         "EVENTS": "--layout csv --map from=who,to=whom,date=day,code=code,score=score,id=id --jobs 1"}
Outcome = collections.namedtuple("Outcome", "status out err files blocks site")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def all_files(folder, within=""):
    """The files of a folder and of those in it: their bytes by name. What ingest keeps to go on is no debris."""
    found = {}
    for entry in os.scandir(os.path.join(folder, within)):
        name = within + entry.name
        if not entry.is_dir(follow_symlinks=False):
            found[name] = read(entry.path)
        elif not (name.endswith(".ingest") and os.path.isfile(entry.path + "/state")):
            found.update({name + "/": b""}, **all_files(folder, name + "/"))
    return found


def copy_all(source, target):
    for entry in os.scandir(source):
        if entry.is_dir():
            shutil.copytree(entry.path, os.path.join(target, entry.name))
        else:
            shutil.copyfile(entry.path, os.path.join(target, entry.name))


def move_all(source, target):
    for name in os.listdir(source):
        os.rename(os.path.join(source, name), os.path.join(target, name))


def remove_all(folder):
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.unlink(entry.path)


class Program:
    """The program, stopped before main, from which runs are forked."""

    def __init__(self, words, flags, base):
        self.base = base
        self.room, self.saved, self.spare = (f"{base}/{name}" for name in ("room", "saved", "spare"))
        for folder in (self.room, self.saved, self.spare):
            os.mkdir(folder)
        self.is_open = "--sandbox" not in words  # which would keep copies from opening what they need
        self.writes = any("ROOM" in word for word in words)
        self.resumes = "--resume" in words
        self.copies = []   # (fault, outcome) of the program itself
        self.answers = {}  # (process, status, digest) of others, and the first fault for it
        self.distant = 0   # how many copies these were
        self.later = []    # faults whose runs are to be made as a whole
        asked, self.requests = os.pipe()
        answers, answered = os.pipe()
        self.lines = os.fdopen(answers, "rb")
        flags = ",".join(flags + ["writes"] * self.writes)
        environment = dict(os.environ, LD_PRELOAD=shim, LD_BIND_NOW="1", TMPDIR=self.spare, OMP_NUM_THREADS="1",
                           FAULT_SERVE=f"{asked} {answered} {base} {flags}")
        words = [word.replace("ROOM", self.room) for word in words] + ["--sandbox", "off"] * self.is_open
        self.process = subprocess.Popen([program, *words], env=environment, stdin=subprocess.DEVNULL,
                                        pass_fds=(asked, answered))
        os.close(asked)
        os.close(answered)

    def outcome(self, status, out, err, blocks, site=""):
        status = os.waitstatus_to_exitcode(int(status))
        files = all_files(self.room) if self.writes else {}
        files.update(("temporary/" + name, found) for name, found in all_files(self.spare).items())
        return Outcome("no end" if status == -signal.SIGALRM else status, out, err.decode("utf-8", "replace"), files,
                       int(blocks), site)

    def lay_copies(self):
        move_all(self.room, self.saved)
        copy_all(self.saved, self.room)
        os.write(self.requests, b".")

    def take_copy(self, line):
        """What came of a copy; then the files are as they were."""
        fault = line.split(maxsplit=5)
        status, n_out, n_err, blocks, *site = fault.pop().split(maxsplit=4)
        out, err = self.lines.read(int(n_out)), self.lines.read(int(n_err))
        self.copies.append((" ".join(fault), self.outcome(status, out, err, blocks, *site)))
        if self.writes:
            remove_all(self.room)
            move_all(self.saved, self.room)
            os.write(self.requests, b".")

    def take_answer(self, line):
        fault, status, digest = line.rsplit(maxsplit=2)
        self.distant += 1
        self.answers.setdefault((fault.split()[0], status, digest), fault)

    def run(self, request):
        """The outcome of a run; that of a tree fills the lists above."""
        remove_all(self.room)
        if self.writes:
            with open(self.room + "/out.svg", "w", encoding="utf-8") as file:
                file.write("older")
        if self.resumes:
            copy_all(data + "/resume", self.room)
        os.write(self.requests, (request + "\n").encode())
        while True:
            word, _, line = self.lines.readline().decode("utf-8", "replace").strip().partition(" ")
            if word == "copy":
                self.lay_copies()
            elif word == "end":
                self.take_copy(line)
            elif word == "answer":
                self.take_answer(line)
            elif word == "later":
                self.later.append(line)
            elif word == "done":
                status, blocks, *site = line.split(maxsplit=2)
                return self.outcome(status, read(self.base + "/out"), read(self.base + "/err"), blocks, *site)
            else:
                raise RuntimeError("the program has ended before its time")

    def end(self):
        os.close(self.requests)
        self.lines.close()
        self.process.wait()


def what_is_wrong(fault, got, plain, is_strict):
    _, call, _, way, error = fault.split()
    said = plain.err.splitlines()  # also before the fault
    lines = [line for line in got.err.splitlines() if line and line not in said and not line.startswith("libgomp: ")]
    if got.blocks:
        return f"{got.blocks} blocks left, one of {got.site}"
    if way == "signal":
        older, newer = {"out.svg": b"older"}, plain.files
        whole = {name: found for name, found in got.files.items() if error == "15" or not (name[0] == "." or ".ingest/" in name)}
        good = whole in (older, newer) and got.status == -int(error)
        return None if good else f"status {got.status}, files { {name: len(found) for name, found in got.files.items()} }"
    if got.status == plain.status:
        if (got.out, got.files) != (plain.out, plain.files):
            return f"status {got.status} with another answer"
        return None if got.err == plain.err else f"another message: {got.err.strip()[:300]}"
    if got.status != 3:
        return f"status {got.status}: {got.err.strip()[:300]}"
    if is_strict and call in ("read", "write") and (way == "short" or error == "4"):
        return f"is not taken up: {got.err.strip()[:300]}"
    if len(lines) != 1 or not lines[0].startswith("actorgraph: "):
        return f"{len(lines)} lines: {got.err.strip()[:300]}"
    if got.out and not plain.out.startswith(got.out):
        return "status 3, and other output"
    if got.files and got.files not in ({"out.svg": b"older"}, plain.files):
        return f"files left: { {name: len(found) for name, found in got.files.items()} }"
    return None


def check(line):
    """How many runs a command took, and what was wrong with them."""
    with tempfile.TemporaryDirectory() as base:
        words = shlex.split(line)
        flags = [words.pop(0) for word in words[:2] if word in ("alone", "own")]
        served = Program(words, flags, base)
        plain = served.run("plain")
        outcomes = [("0 plain 0 once 0", plain), ("0 tree 0 once 0", served.run("tree" if served.is_open else "list"))]
        outcomes += served.copies
        outcomes += [(fault, served.run(fault)) for fault in [*served.answers.values(), *served.later]]
        served.end()
    wrong = [(fault, what_is_wrong(fault, got, plain, "own" not in flags)) for fault, got in outcomes]
    if plain.status == 3:
        wrong.append(("plain", plain.err))
    runs = len(outcomes) + served.distant
    return runs, f"{len(served.answers)} + {len(served.later)}", [f"{fault}: {reason.strip()}" for fault, reason in wrong if reason]


def choices(verb, option):
    """What the help of a verb offers for an option: [svg|pdf|...]."""
    text = subprocess.run([program, "help", verb], capture_output=True, encoding="utf-8", check=True).stdout
    return re.search(r"--%s [^[]*\[([^]]*)\]" % option, text)[1].split("|")


def gaps(commands):
    """The verbs that no command has, and the forms that render and convert could have been asked for."""
    text = "\n" + "\n".join(re.sub(r"^((alone|own) )+", "", line) for line in commands) + "\n"
    found = subprocess.run([program, "help"], capture_output=True, encoding="utf-8", check=True).stdout
    verbs = re.findall(r"^  (\w+) ", found.split("Verbs:")[1].split("\n\n")[0], re.MULTILINE)
    wanted = [r"\n%s\b.*%s" % (verb, SHORT["GRAPH"] if verb not in ("ingest", "help") else "") for verb in verbs]
    for verb, option in ("render", "format"), ("convert", "format"), ("convert", "read"):
        wanted += [r"\n%s .*--%s %s\b" % (verb, option, word) for word in choices(verb, option) if word != "any"]
    wanted += [r"--format %s\b" % word for word in choices("info", "format")]
    return [pattern for pattern in wanted if not re.search(pattern, text)]


def main():
    passed = failed = 0
    total = 0
    commands = [re.sub(r"\b(GRAPH|DATA|FEW|EVENTS)\b", lambda word: SHORT[word[0]], line.strip())
                for line in sys.stdin if line.strip() and not line.startswith("#")]
    for gap in gaps(commands):
        print("no command like", repr(gap))
        failed += 1
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("FAULT_JOBS", "2"))) as pool:
        for line, (runs, later, wrong) in zip(commands, pool.map(check, commands)):
            total += runs
            passed += not wrong
            failed += bool(wrong)
            if wrong or "FAULT_VERBOSE" in os.environ:
                print(f"{line}: {runs} runs, {later} whole, {len(wrong)} wrong", *wrong[:20], sep="\n    ", flush=True)
    print(f"{total} runs")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
