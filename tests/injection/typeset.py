#!/usr/bin/env python3
"""TeX sets the tables, figures and references of the hostile graphs in FOLDER: it obeys nothing, and prints the words.

    typeset.py PROGRAM FOLDER

TeX may do here what a graph would like it to: \\write18 runs, files open anywhere. strace tells what it did.
Prints what failed and, last, "N passed, N failed".
"""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import graph as hostile_graph  # noqa: E402
import opened  # noqa: E402

HEAD = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{booktabs,graphicx,tikz,textcomp}
\usepackage[paperwidth=2500mm,paperheight=1500mm,margin=1cm]{geometry}
\makeatletter\def\UTFviii@undefined@err#1{?}\makeatother % letters that the font lacks
\pagestyle{empty}\begin{document}\raggedright
"""
TABLES = ["info", "bloc", "strains", "ties", "cite", "diff"]
FIGURES = ["plain.tikz", "names.tikz", "changes.tikz"]
PRINTED = {"\u2018": "`", "\u2019": "'", "\u201c": "``", "\u201d": "''", "\u2212": "-", "\u2013": "--",
           "\ufb01": "fi", "\x1c": "fi"}


def document(folder, name, body):
    with open(os.path.join(folder, name + ".tex"), "w", encoding="utf-8") as file:
        file.write(HEAD + body + "\n\\end{document}\n")
    words = ["pdflatex", "-shell-escape", "-interaction=nonstopmode", "-cnf-line=openin_any=a", "-cnf-line=openout_any=a", name]
    return opened.touched(words, folder)


def complaints(folder, name, calls):
    """What TeX did that it should not have."""
    for call in calls:
        if "PWNED7" in call or ("execve(" in call and "touch" in call):
            yield "TeX obeyed: %s" % call[:200]
    with open(os.path.join(folder, name + ".log"), encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("!"):
                yield line.strip()
            if line.startswith("runsystem"):
                yield line.strip()
    if not os.path.exists(os.path.join(folder, name + ".pdf")):
        yield "no document"


def printed(folder, name):
    text = subprocess.run(["pdftotext", "-layout", name + ".pdf", "-"], cwd=folder, check=True, stdout=subprocess.PIPE).stdout.decode()
    for glyph, word in PRINTED.items():
        text = text.replace(glyph, word)
    return re.sub(r"\s+", "", text)


def everything(room, families):
    """All tables and figures, on pages of their own."""
    names = ["%s/%s.latex" % (family, name) for family in families for name in TABLES]
    names += ["%s/%s" % (family, name) for family in families for name in FIGURES]
    body = "\n\n\\newpage\n".join("\\input{%s}" % name for name in names if os.path.exists(os.path.join(room, name)))
    _, calls = document(room, "all", body)
    yield from complaints(room, "all", calls)


def references(room, families):
    for family in families:
        shutil.copy(os.path.join(room, family, "cite.bibtex"), os.path.join(room, family, "refs.bib"))
    body = "\\nocite{*}\\bibliographystyle{plain}\\bibliography{%s}" % ",".join(family + "/refs" for family in families)
    document(room, "refs", body)
    done = subprocess.run(["bibtex", "refs"], cwd=room, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False)
    if done.returncode > 1 or b"error message" in done.stdout:  # warnings: empty fields
        yield "BibTeX: %s" % done.stdout.decode(errors="replace")[-400:]
    _, calls = document(room, "refs", body)
    yield from complaints(room, "refs", calls)
    if "PWNED7" not in printed(room, "refs"):
        yield "no references"


def words_printed(program, room, families):
    """Each id of ASCII stands in the document as it stands in the graph."""
    tables = []
    for family in families:
        graph = next(name for name in os.listdir(os.path.join(room, family)) if "FILE7" in name)
        words = ["centrality", "-q", "-g", os.path.join(room, family, graph), "-m", "degree", "--columns", "actor", "--format", "latex"]
        tables.append(subprocess.run([program, *words], check=True, stdout=subprocess.PIPE).stdout.decode())
    _, calls = document(room, "ids", "\n\n\\newpage\n".join(tables))
    yield from complaints(room, "ids", calls)
    text = printed(room, "ids")
    for strings in families.values():
        for i, string in enumerate(strings):
            word = hostile_graph.as_id(string, i)
            if word.isascii() and word not in text:
                yield "not printed: %s" % word


def main():
    program, room = os.path.abspath(sys.argv[1]), sys.argv[2]
    families = hostile_graph.families()
    checks = [("tables and figures", everything(room, families)), ("references", references(room, families)),
              ("words", words_printed(program, room, families))]
    passed = failed = 0
    for what, reasons in checks:
        reasons = sorted(set(reasons))
        for reason in reasons:
            print("%s: %s" % (what, reason))
        passed += not reasons
        failed += bool(reasons)
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
