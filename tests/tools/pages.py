#!/usr/bin/env python3
"""Runs the commands of documents and compares what they show. A page is one session in a folder of its own.

Usage: pages.py [--update] [PAGE...]      without pages: every .md file of the checkout

In a page
- a block ```console has commands, "$ COMMAND"; one that ends in a backslash goes on in the next line. Lines below are
  its output, standard error included, byte for byte; a command without any must merely succeed. A comment
  "# status 1" at its end says which other exit status is due. No command may leave an empty file.
- any other block becomes the file that the line before it names last: "Save this as `net.json`:".
- <!-- before: COMMAND --> runs a command that readers need not see.
- <!-- needs: WHAT ... --> before a block: it is skipped where a program is not there (sqlite3), a module (python:igraph), a
  package (R:igraph), a driver (odbc:SQLite3), a verb that the build may lack (actorgraph:page) or a file of the shared
  data (data:NAME.csv).
- <!-- not run: REASON --> before a block: it is never run, and listed.
- links within the checkout must lead somewhere.
- an image of docs/figures whose name a command wrote must be that very file; every figure is made by some page.

--update writes the outputs shown, and the figures, anew. Prints what failed and, last, the counts.
"""
import concurrent.futures
import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(os.environ.get("ACG_TOP") or pathlib.Path(__file__).resolve().parents[2])
SHARED = pathlib.Path(os.environ.get("ACG_SHARED") or TOP / ".." / "shared").resolve()
FIGURES = TOP / "docs" / "figures"
SECONDS = 300

DIRECTIVE = re.compile(r"<!-- (before|needs|not run): (.*) -->$")
NAMED = re.compile(r"`([\w./-]+\.\w+)`[^`]*:$")
STATUS = re.compile(r"#.*\bstatus (\d+)\b")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\bfigures/([\w.-]+)\)")
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)")
LOOSE = re.compile(r" {4}(\$ |actorgraph[ :])")


def anchors(path):
    """The names that GitHub gives the headings of a page."""
    headings = re.findall(r"(?m)^#+ (.*)$", path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


class Step:
    """A command, or a file to be written, with the lines of the page that show its output."""

    def __init__(self, line, command=None, file=None, text=None, needs=""):
        self.line, self.command, self.file, self.text, self.needs = line, command, file, text, needs.split()
        self.shown = None  # (first line, end) of the output in the page
        self.why_skipped = None


class Page:
    """What a page says, and what is wrong with the way it says it."""

    def __init__(self, path):
        self.path = path
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.steps, self.errors, self.not_run = [], [], []
        self.images = set(IMAGE.findall("\n".join(self.lines)))
        self._parse()
        self._follow_links()

    def _follow_links(self):
        for at, line in enumerate(self.lines):
            for name, anchor in LINK.findall(re.sub(r"`[^`]*`", "", line)):
                target = self.path.parent / name if name else self.path
                if not target.exists() or (anchor and anchor not in anchors(target)):
                    self.errors.append((at, f"a link to nothing: {name}{'#' if anchor else ''}{anchor}"))

    def _parse(self):
        directives, last_text, at = {}, "", 0
        while at < len(self.lines):
            line = self.lines[at]
            found = DIRECTIVE.match(line)
            if found and found[1] == "before":
                self.steps.append(Step(at, command=found[2]))
            elif found:
                directives[found[1]] = found[2]
            elif line.startswith("```"):
                end = at + 1
                while end < len(self.lines) and self.lines[end] != "```":
                    end += 1
                self._block(line[3:], at + 1, end, directives, last_text)
                directives, last_text, at = {}, "", end
            elif line:
                if LOOSE.match(line):
                    self.errors.append((at, "a command or message outside a block ```console"))
                directives, last_text = {}, line
            at += 1

    def _block(self, language, first, end, directives, last_text):
        name = NAMED.search(last_text)
        if "not run" in directives:
            self.not_run.append((first, directives["not run"]))
        elif language == "console":
            self._commands(first, end, directives.get("needs", ""))
        elif name:
            text = "".join(line + "\n" for line in self.lines[first:end])
            self.steps.append(Step(first, file=name[1], text=text))
        else:
            self.errors.append((first - 1, "a block that is neither run nor named: end the line before it in `FILE`:"))

    def _commands(self, first, end, needs):
        at = first
        while at < end:
            if not self.lines[at].startswith("$ "):
                self.errors.append((at, "a block ```console begins with a command"))
                return
            start, parts = at, [self.lines[at][2:]]
            while parts[-1].endswith("\\") and at + 1 < end:
                at += 1
                parts.append(self.lines[at])
            at += 1
            step = Step(start, command="\n".join(parts), needs=needs)
            output = at
            while at < end and not self.lines[at].startswith("$ "):
                at += 1
            if at > output:
                step.shown = (output, at)
            self.steps.append(step)


@functools.lru_cache(None)
def lacking(need):
    """Why a block cannot run here, or None."""
    what, _, name = need.partition(":")
    if what == "data":
        return None if (SHARED / "data" / name).exists() else f"no {name} in the shared data"
    program = {"R": "Rscript", "python": "python3", "odbc": "odbcinst"}.get(what, what)
    if not shutil.which(program):
        return f"{program} is not installed"
    ask = {"R": ["-e", f"library({name})"], "python": ["-c", f"import {name}"],
           "odbc": ["-q", "-d", "-n", name], "actorgraph": [name, "-q", "-o", "/dev/null"]}.get(what, [])
    if name and subprocess.run([program, *ask], capture_output=True, check=False).returncode:
        return f"{what} has no {name}"
    return None


def can_run(step, room):
    """Whether a step has what it needs; files of the shared data are put into its folder."""
    step.why_skipped = next(filter(None, map(lacking, step.needs)), None)
    for need in [] if step.why_skipped else step.needs:
        name = need.partition(":")[2]
        if need.startswith("data:") and not (room / name).exists():
            (room / name).symlink_to(SHARED / "data" / name)
    return not step.why_skipped


def script(page, room, notes):
    """The session as a script of bash; what each step says goes to files of its own."""
    parts = [f"cd '{room}'"]
    for number, step in enumerate(page.steps):
        if not can_run(step, room):
            continue
        note = notes / str(number)
        if step.file:
            note.write_text(step.text, encoding="utf-8")
            parts.append(f"mkdir -p \"$(dirname '{step.file}')\" && cp '{note}' '{step.file}'")
        else:
            note.write_text(step.command, encoding="utf-8")
            parts.append(f"{{ eval \"$(cat '{note}')\"; }} >'{note}.out' 2>&1 </dev/null; echo $? >'{note}.status'; "
                         f"find . -type f -empty >'{note}.empty'; find . -type f -empty -delete")
    return "\n".join(parts) + "\n"


def judge(page, notes, update):
    """What is wrong, as (line, text); the outputs of steps that went well; how many commands passed."""
    wrong, outputs, passed = [], {}, 0
    for number, step in enumerate(page.steps):
        if step.file or step.why_skipped:
            continue
        note = notes / str(number)
        if not pathlib.Path(f"{note}.empty").exists():
            wrong.append((step.line, "the session ended before this command did"))
            break
        output = pathlib.Path(f"{note}.out").read_text(encoding="utf-8", errors="backslashreplace")
        status = int(pathlib.Path(f"{note}.status").read_text(encoding="ascii"))
        due = STATUS.search(step.command)
        empty = pathlib.Path(f"{note}.empty").read_text(encoding="utf-8").split()
        if status != int(due[1] if due else 0):
            wrong.append((step.line, f"{step.command}\nstatus {status}\n{output}"))
        elif empty:
            wrong.append((step.line, f"{step.command}\nempty: {' '.join(empty)}"))
        elif step.shown and output != shown(page, step) and not update:
            wrong.append((step.line, f"{step.command}\n{difference(shown(page, step), output)}"))
        else:
            outputs[step] = output
            passed += 1
    return wrong, outputs, passed


def shown(page, step):
    return "".join(line + "\n" for line in page.lines[slice(*step.shown)])


def difference(want, have):
    with tempfile.TemporaryDirectory() as room:
        for name, text in (("page", want), ("output", have)):
            pathlib.Path(room, name).write_text(text, encoding="utf-8")
        return subprocess.run(["diff", "--label=page", "--label=output", "-u", "page", "output"], cwd=room, capture_output=True, text=True, check=False).stdout


def rewrite(page, outputs):
    """The page with the outputs that it shows as they are now."""
    lines = list(page.lines)
    for step in reversed(page.steps):
        if step.shown and step in outputs:
            lines[slice(*step.shown)] = outputs[step].splitlines()
    page.path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def find_fonts(folder):
    """Lets matplotlib, where it is, note its fonts once: it says so if that takes long."""
    subprocess.run(["/usr/bin/python3", "-c", "import matplotlib.font_manager"], env=os.environ | {"MPLCONFIGDIR": folder},
                   capture_output=True, check=False)


def run(page, update, fonts):
    """Runs a page: failures, commands that passed, figures that it made."""
    with tempfile.TemporaryDirectory() as place:
        room, notes = pathlib.Path(place, "room"), pathlib.Path(place, "notes")
        for folder in (room, notes):
            folder.mkdir()
        for folder in ("graphs", "examples"):
            (room / folder).symlink_to(TOP / folder)
        setting = {"PATH": os.environ["PATH"], "HOME": place, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "MPLBACKEND": "Agg",
                   "MPLCONFIGDIR": fonts}
        try:
            subprocess.run(["bash", "-c", script(page, room, notes)], env=setting, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            pass
        wrong, outputs, passed = judge(page, notes, update)
        if update:
            rewrite(page, outputs)
        made = set()
        for name in sorted(page.images):
            if (room / name).exists():
                made.add(name)
                if update:
                    shutil.copyfile(room / name, FIGURES / name)
                elif not (FIGURES / name).exists() or (room / name).read_bytes() != (FIGURES / name).read_bytes():
                    wrong.append((0, f"{name} is not the figure that its command draws"))
        return page.errors + wrong, passed, made


def all_pages():
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=TOP, capture_output=True, text=True,
                           check=True).stdout.split()
    return [TOP / name for name in names if (TOP / name).exists()]


def main():
    arguments = sys.argv[1:]
    update = "--update" in arguments
    paths = [pathlib.Path(name).resolve() for name in arguments if name != "--update"]
    pages = [Page(path) for path in paths or all_pages()]
    passed, failed, skipped, made = 0, 0, 0, set()
    with tempfile.TemporaryDirectory() as fonts, concurrent.futures.ThreadPoolExecutor(2) as pool:
        find_fonts(fonts)
        results = list(pool.map(lambda page: run(page, update, fonts), pages))
    for page, (wrong, right, figures) in zip(pages, results):
        name = page.path.relative_to(TOP) if page.path.is_relative_to(TOP) else page.path.name
        passed, failed, made = passed + right, failed + len(wrong), made | figures
        for line, text in wrong:
            print(f"{name}:{line + 1}: {text}")
        for line, reason in page.not_run:
            print(f"not run: {name}:{line + 1}: {reason}")
        for reason in sorted({step.why_skipped for step in page.steps if step.why_skipped}):
            print(f"skipped: {name}: {reason}")
        skipped += sum(1 for step in page.steps if step.why_skipped)
    if not paths:
        for figure in sorted(path.name for path in FIGURES.iterdir()):
            if figure not in made:
                print(f"docs/figures/{figure}: no page makes it")
                failed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(failed > 0)


main()
