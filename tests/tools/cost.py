"""cost.py PROGRAM [TIES [all]]: what inputs made to be slow cost, in instructions (valgrind --tool=cachegrind).

Each shape is measured with TIES ties (1000) and with four times as many. Of n log n the second may cost 4.7 times the
first; 5.4 is the limit here, 16 would be a square. What the program costs with a few ties is taken off. With "all" every
verb and format meets every shape, which takes long; else those that do the work of the others.
"""
import concurrent.futures
import json
import re
import subprocess
import sys
import tempfile

program = sys.argv[1]
ties_least = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
LIMIT = 5.4
FEW = 20  # ties of what is taken off
YEARS = 20


def tie(one, two, i, kind="cooperation"):
    return {"from": one, "to": two, "type": kind, "date": str(2001 + i % YEARS), "weight": 1 + i % 7, "cite": ["S"]}


def named(names):
    return [{"id": f"A{i}", "name": name, "kind": "state"} for i, name in enumerate(names)]


def prefixes(n):
    """Names and ids that differ in their last letters only; short enough that a table of them is read by one thread."""
    actors = [{"id": "A" * 40 + f"{i:06}", "name": "Republic of " + "a" * 300 + f"{i:06}", "kind": "state"} for i in range(n)]
    return actors, [tie(actors[i]["id"], actors[(i * 7 + 1) % n]["id"], i) for i in range(n) if (i * 6 + 1) % n]


def dyad(n):
    """All ties on one dyad."""
    return named(["One", "Two"]), [tie("A0", "A1", i) for i in range(n)]


def parallel(n):
    """All ties on one dyad, in one year, of many types."""
    ties = [dict(tie("A0", "A1", 9), type=f"t{i % (n // 4)}") for i in range(n)]
    return named(["One", "Two"]), ties


def star(n):
    return named(f"Actor {i}" for i in range(n + 1)), [tie("A0", f"A{i + 1}", i) for i in range(n)]


def chain(n):
    return named(f"Actor {i}" for i in range(n + 1)), [tie(f"A{i}", f"A{i + 1}", i) for i in range(n)]


def namesakes(n):
    """Names that are one but for case and accents."""
    forms = ["Actor", "ACTOR", "actor", "\u00c1ctor", "act\u00f3r"]
    return named(forms[i % 5] for i in range(n)), [tie(f"A{i}", f"A{(i + 1) % n}", i) for i in range(n)]


def spans(n):
    """Ties that all overlap, each begun a day after the one before."""
    ties = [{"from": f"A{i % 50}", "to": f"A{(i * 7 + 1) % 50}", "type": "cooperation", "cite": ["S"],
             "since": f"{1000 + i // 336}-{1 + i // 28 % 12:02}-{1 + i % 28:02}", "until": "2020"} for i in range(n)]
    return named(f"Actor {i}" for i in range(50)), [t for t in ties if t["from"] != t["to"]]


SHAPES = {shape.__name__: shape for shape in (prefixes, dyad, parallel, star, chain, namesakes, spans)}
VERBS = {
    "validate": ["validate", "@"],
    "info": ["info", "-q", "@", "--year", "2010"],
    "centrality": ["centrality", "-q", "@", "--year", "2010", "-m", "degree,strength"],
    "series": ["centrality", "-q", "@", "--years", "2009..2012", "-m", "degree", "--jobs", "1"],
    "diff": ["diff", "-q", "2009", "2010", "-g", "@", "--format", "tsv"],
    "cite": ["cite", "-q", "-g", "@", "--format", "csv"],
    "to json": ["convert", "-q", "@"],
    "to csv": ["convert", "-q", "@", "--format", "csv"],
    "to graphml": ["convert", "-q", "@", "--format", "graphml"],
    "to gexf": ["convert", "-q", "@", "--format", "gexf"],
    "to sqlite": ["convert", "-q", "@", "--format", "sqlite"],
}
READ = ["graphml", "gexf", "csv", "sqlite"]
is_whole = sys.argv[3:] == ["all"]
ALWAYS = ("series", "diff", "to csv")  # for every shape
RARELY = ("info", "centrality", "cite")  # they are like others
THOROUGH = ("prefixes", "dyad")  # shapes for which everything is measured


def make(shape, n, path):
    actors, relations = SHAPES[shape](n)
    types = {relation["type"]: {"kind": "cooperation"} for relation in relations} or {"cooperation": {"kind": "cooperation"}}
    graph = {"actorgraph": 1, "title": shape, "types": types, "sources": [{"id": "S", "type": "report", "title": "S"}],
             "actors": actors, "relations": relations}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(graph, file)


def instructions(words):
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as log:
        run = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
                              f"--log-file={log.name}", program, *words], stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        counted = re.search(r"I\s+refs:\s+([\d,]+)", log.read())
    if run.returncode != 0 or not counted:
        raise RuntimeError(f"{words}: status {run.returncode}: {run.stderr.decode('utf-8', 'replace')[-400:]}")
    return int(counted.group(1).replace(",", ""))


def measure(task):
    verb, words, shape = task
    try:
        few, one, four = (instructions([word.replace("@", f"{room}/{shape}-{n}") for word in words])
                          for n in (FEW, ties_least, 4 * ties_least))
    except RuntimeError as error:
        return verb, shape, None, str(error)
    return verb, shape, (four - few) / max(one - few, 1), f"{(one - few) / ties_least:.0f}"


with tempfile.TemporaryDirectory() as room:
    tasks = []
    for shape in SHAPES:
        for n in (FEW, ties_least, 4 * ties_least):
            make(shape, n, f"{room}/{shape}-{n}")
        tasks += [(verb, words, shape) for verb, words in VERBS.items()
                  if is_whole or verb in ALWAYS or (shape in THOROUGH and verb not in RARELY)]
        for form in READ if is_whole or shape in THOROUGH else ():
            for n in (FEW, ties_least, 4 * ties_least):
                subprocess.run([program, "convert", "-q", f"{room}/{shape}-{n}", "--format", form, "-o",
                                f"{room}/{form}-{shape}-{n}"], check=True)
            tasks.append((f"from {form}", ["info", "-q", "@", "--read", "table" if form == "csv" else form], f"{form}-{shape}"))
    passed = failed = 0
    print(f"{'':14}{'':24}{'ratio':>6} {'instructions a tie':>20}")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for verb, shape, ratio, said in pool.map(measure, tasks):
            is_sound = ratio is not None and ratio <= LIMIT
            passed, failed = passed + is_sound, failed + (not is_sound)
            print(f"{verb:14}{shape:24}{ratio if ratio is not None else 0:6.2f} {said:>20}{'' if is_sound else '  <-- too much'}")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
