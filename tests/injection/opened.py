#!/usr/bin/env python3
"""Which files and programs a drawing touches: none that a graph names.

    opened.py PROGRAM FOLDER

Draws the hostile graphs of FOLDER under strace: Graphviz is within, gnuplot a child; then lets Graphviz's own dot read
what was written. Prints what failed and, last, "N passed, N failed".
"""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import graph as hostile_graph  # noqa: E402


def touched(words, folder):
    """Status, and each system call that names a file, a program or an address, but for the start of `words` itself."""
    log = os.path.join(folder, "touched.log")
    done = subprocess.run(["strace", "-f", "-qq", "-s", "4096", "-e", "trace=%file,%network", "-e", "signal=none", "-o", log, *words],
                          cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=900)
    with open(log, encoding="utf-8", errors="replace") as file:
        return done, file.read().splitlines()[1:]


def wrong(calls, outputs):
    for call in calls:
        if "PWNED7" in call:
            yield "a word of the graph in: %s" % call[:200]
        if "execve(" in call and call.endswith("= 0") and "gnuplot" not in call:
            yield "a program: %s" % call[:200]
        if re.search(r"\b(connect|bind|sendto)\(", call) and "nscd" not in call:
            yield "an address: %s" % call[:200]
        if re.search(r"O_(WRONLY|RDWR)", call) and not call.endswith(")") and " = -1 " not in call:
            path = re.search('"(.*?)"', call).group(1)
            if not path.startswith(("/dev/", "/proc/self/")) and os.path.basename(path).strip(".").split(".")[0] not in outputs:
                yield "written: %s" % call[:200]


def commands(graph, actor):
    source = ["-g", graph]
    yield "plain", ["render", *source, "-q", "-o", "traced.svg"]
    yield "pdf", ["render", *source, "-q", "-o", "traced.pdf"]
    yield "dot", ["render", *source, "-q", "-o", "traced.dot"]
    yield "leads", ["bloc", actor, *source, "--draws", "5", "--years", "2018,2019", "-q", "--plot", "traced.svg"]
    yield "dots", ["centrality", *source, "-m", "degree", "-q", "--plot", "traced.svg"]
    yield "times", ["ties", *source, "-q", "--timeline", "traced.pdf"]


def main():
    program, room = os.path.abspath(sys.argv[1]), sys.argv[2]
    passed = failed = 0
    families = hostile_graph.families()
    for family in ("markup", "dot", "gnuplot"):
        folder = os.path.join(room, family)
        file = "./" + next(name for name in os.listdir(folder) if "FILE7" in name)
        actor = hostile_graph.as_id(hostile_graph.PLAIN, len(families[family]))
        asked = [(name, [program, *words]) for name, words in commands(file, actor)]
        asked += [("dot -T%s" % form, ["dot", "-Kneato", "-n2", "-T" + form, "traced.dot", "-o", "traced.png"]) for form in ("png", "svg")]
        for name, words in asked:
            done, calls = touched(words, folder)
            reasons = list(wrong(calls, {"traced"}))
            if done.returncode or not calls:
                reasons.append("status %d: %s" % (done.returncode, done.stderr.decode(errors="replace")[-200:]))
            for reason in reasons:
                print("%s, %s: %s" % (family, name, reason))
            passed += not reasons
            failed += bool(reasons)
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
