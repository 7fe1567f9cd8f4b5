"""The tests that a mutant has to survive: each unit test program, each case of the command line.

A test that fails or hangs without any mutant is left out, so is one that tells time.
"""
import os
import shutil
import subprocess
import tempfile

LEFT_OUT = ("limit", "interrupt", "progress", "full-disk")  # they depend on how busy the machine is
VERBS = "balance bloc centrality cite diff general info render similarity table ties".split()


def run(command, seconds, **options):
    """Status, output and error; a signal or a time that is up is a status too."""
    limits = ["prlimit", "--cpu=%d" % seconds, "--core=0"]
    process = subprocess.Popen(limits + command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, start_new_session=True, **options)
    try:
        out, err = process.communicate(timeout=seconds * 20)
        return process.returncode, out, err
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.communicate()
        return "hangs", b"", b""


class Unit:
    def __init__(self, build, name, program=None):
        self.name, self.program = name, program or build.unit(name)
        self.top = build.top

    def passes(self, preload, seconds, setting):
        with tempfile.TemporaryDirectory() as scratch:
            env = {**os.environ, **setting, "TMPDIR": scratch, "LD_PRELOAD": preload, "ACG_TOP": self.top}
            return run([self.program], seconds, env=env, cwd=self.top)[0] == 0


class Case:
    """tests/cli/VERB/CASE.sh, as tests/cli/run runs it."""

    def __init__(self, build, script):
        self.name, self.script, self.top = os.path.relpath(script, build.top), script, build.top
        self.room, self.program = build.room, build.program
        base = script[:-3]
        self.wanted = [self.golden(base + ".out"), self.golden(base + ".err")]
        self.status = int(self.golden(base + ".status") or b"0")

    @staticmethod
    def golden(path):
        if not os.path.exists(path):
            return b""
        with open(path, "rb") as file:
            return file.read()

    def passes(self, preload, seconds, setting):
        work = tempfile.mkdtemp()
        try:
            os.makedirs(work + "/bin")
            os.makedirs(work + "/scratch")
            with open(work + "/bin/actorgraph", "w", encoding="utf-8") as file:
                words = " ".join("%s='%s'" % pair for pair in {**setting, "LD_PRELOAD": preload}.items())
                file.write("#!/bin/sh\n%s exec '%s' \"$@\"\n" % (words, self.program))
            os.chmod(work + "/bin/actorgraph", 0o755)
            env = {k: v for k, v in os.environ.items()
                   if k not in ("ACTORGRAPH_GRAPH", "NO_COLOR", "COLUMNS", "POSIXLY_CORRECT", "CDPATH")}
            env.update(LC_ALL="C.UTF-8", TERM="dumb", PATH="%s/bin:%s" % (work, env["PATH"]), TOP=self.top,
                       scratch=work + "/scratch", TMPDIR=work)
            status, *text = run(["bash", self.script], seconds, env=env, cwd=self.top + "/tests/cli/data")
            return status == self.status and text == self.wanted
        finally:
            shutil.rmtree(work, ignore_errors=True)


def all_tests(build):
    tests = [Unit(build, name) for name in build.units]
    for verb in VERBS:
        folder = os.path.join(build.top, "tests/cli", verb)
        for name in sorted(os.listdir(folder)):
            if name.endswith(".sh") and not any(word in name for word in LEFT_OUT):
                tests.append(Case(build, os.path.join(folder, name)))
    return tests
