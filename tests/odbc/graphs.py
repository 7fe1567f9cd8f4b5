#!/usr/bin/env python3
"""Graphs in the tables of servers: every answer is that of the same graph in a file, and what goes wrong is said.

Usage: graphs.py PROGRAM TOP
Servers are PostgreSQL, MariaDB and SQLite behind its ODBC driver, as far as they are installed. Prints what failed,
what was skipped and, last, the counts.
"""
import contextlib
import json
import pathlib
import random
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time

PROGRAM, TOP = sys.argv[1], pathlib.Path(sys.argv[2])
sys.path.insert(0, str(TOP / "tests/tools"))
# pylint: disable=wrong-import-position
from engines import Engines, Missing  # noqa: E402

HOSTILE = ["'); DROP TABLE actors; --", 'a "quoted" \\ back\\\\slash\\', "\\.", "line\nof two\r\n\ttabs", "\\q\n\\! ls",
           "/*! SELECT 1 */ /* -- */ # ;", "$$ :name :'name' ? ?1 {d '2001-01-01'}", "delimiter //\n//", "日本 🜁 \u0301e",
           "NULL", "\\N", "0.30", "007", "-0", " blanks ", "%s%n", "x" * 100000, "é" * 70, "=1+1", "\u200f"]


class Judge:
    """Runs the program and counts."""

    def __init__(self, environment, password):
        self.environment, self.password = environment, password
        self.passed = self.failed = self.skipped = 0

    def check(self, name, is_right, *why):
        """One thing that must be so."""
        if is_right:
            self.passed += 1
            return
        self.failed += 1
        print(f"{name}:", *why, sep="\n    ")

    def skip(self, name, why):
        """What cannot be tested here."""
        self.skipped += 1
        print(f"skipped: {name}: {why}")

    def run(self, *words, environment=None, seconds=60):
        """The program's status, standard output and standard error; a password in them is a failure."""
        try:
            done = subprocess.run([PROGRAM, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True,
                                  env=environment or self.environment, timeout=seconds, check=False)
        except subprocess.TimeoutExpired:
            self.check(" ".join(map(str, words)), False, f"not done after {seconds} s")
            return None, b"", b""
        if self.password.encode() in done.stdout + done.stderr:
            self.check(" ".join(map(str, words)), False, "the password is printed")
        return done.returncode, done.stdout, done.stderr

    def rejects(self, name, words, status, pattern, **how):
        """The program must end with this status and one line like that, and print nothing else."""
        code, out, err = self.run(*words, **how)
        text = err.decode(errors="replace")
        self.check(name, code == status and not out and text.count("\n") == 1 and re.search(pattern, text),
                   f"status {code}, expected {status} and one line like {pattern!r}, found:", text[:500],
                   out[:200].decode(errors="replace"))


# Graphs.

def odd_graph():
    """A graph by chance whose texts are hostile, whose numbers need all digits, and that uses all of the format."""
    made = subprocess.run([sys.executable, TOP / "tests/tools/random_graph.py", "40", "1200", "8"], check=True,
                          capture_output=True).stdout
    graph = json.loads(made)
    chance = random.Random(8)
    graph.update({"title": {"en": HOSTILE[0], "tr": HOSTILE[1]}, "license": HOSTILE[2], "x-Z": [1, HOSTILE[3]],
                  "x-a": {"b": None}, "x-_": 0.1, "X-b": 1})
    graph["types"] = {re.sub(r"\s+", "_", f"t{i}{text[:40]}"):
                      {"kind": "cooperation", "weight": 0.1 * 3 + i, "label": {"en": re.sub(r"\s", " ", text), "": "plain"}, "note": text}
                      for i, text in enumerate(HOSTILE)}
    kinds = list(graph["types"])
    for i, actor in enumerate(graph["actors"]):
        text = HOSTILE[i % len(HOSTILE)]
        actor.update({"note": text, "aliases": [f"alias {i}", f"ALIAS {i} {i}"],
                      "codes": {"Zeta": str(i), "alpha": f"00{i}", "_": f"a'b{i}", "é": "1e3"}, "x-Z": text, "x-a": i})
        if i % 3 == 0:
            actor["name"] = {"en": actor["name"], "ru": f"Имя {i}", "tr": f"Ad \\ ' {i}"}
        if i % 5 == 0:
            actor["spells"] = ["1950/1960-05", "1990-02~/.."]
    names = [actor["id"] for actor in graph["actors"]]
    for i, tie in enumerate(graph["relations"]):
        if i % 2 == 0:
            tie.update({"note": HOSTILE[i // 2 % len(HOSTILE)], "x-B": i, "x-a": [i], "id": f"tie'{i}\\",
                        "recorded": "2023-05", "weight": chance.choice([0.1 + 0.2, 1e-300, 123456789012345680, 1 / 3]),
                        "confidence": chance.choice([0.1 + 0.2, 0, 1, 2 / 3])})
        if i % 7 == 0 and tie["kind"] == "cooperation":
            tie["type"] = kinds[i % len(kinds)]
        if i % 11 == 0 and tie["kind"] == "cooperation":
            tie["among"] = chance.sample(names, 4)
            for key in ("from", "to", "directed"):
                tie.pop(key, None)
        if i % 13 == 0:
            tie.pop("since")
        elif i % 17 == 0:
            tie.pop("until")
        elif i % 19 == 0:
            tie["date"] = f"{tie.pop('since')}-05~"
            tie.pop("until")
    return graph


QUESTIONS = {
    "article": [["info"], ["validate"], ["ties", "TJK"], ["ties", "TJK", "CHN", "--year", "2016", "--format", "json"],
                ["centrality", "--years", "2014..2018"], ["bloc", "Tajikistan", "--years", "2015..2017"],
                ["diff", "2012", "2018"], ["render", "--format", "dot"], ["convert"], ["convert", "--format", "gexf"]],
    "full": [["info"], ["validate"], ["convert"], ["convert", "--format", "graphml"]],
    "odd": [["info"], ["validate"], ["convert"], ["ties", "A01"], ["ties", "A01", "--at", "2010-06-01"],
            ["centrality", "--years", "2005..2007"], ["centrality", "--from", "2020"], ["bloc", "A03", "--year", "2010"],
            ["centrality", "--to", "2001-01-01", "--format", "json"], ["diff", "2005", "2010"],
            ["render", "--year", "2004", "--format", "dot", "--only", "A01,A02,A03,A04,A05"],
            ["ties", "A01", "--from", "1900", "--to", "1901"], ["cite", "--year", "2009"]],
    "empty": [["info"], ["validate"], ["convert"], ["centrality", "--year", "2016"]],
}


def make_graphs(folder):
    """The graphs as files of SQLite, and as SQL."""
    sources = {"article": TOP / "graphs/tajikistan-china.json", "full": TOP / "tests/schema/good/full.json",
               "odd": folder / "odd.json", "empty": folder / "empty.json"}
    sources["odd"].write_text(json.dumps(odd_graph()), encoding="utf-8")
    sources["empty"].write_text('{"actorgraph": 1, "actors": [], "relations": []}', encoding="utf-8")
    for name, source in sources.items():
        for ending in ("db", "sql"):
            subprocess.run([PROGRAM, "convert", "-q", source, "-o", folder / f"{name}.{ending}"], check=True)


def nameless(answer, *names):
    """An answer without the names of its graph."""
    for name in names:
        answer = (answer[0], *(part.replace(name.encode(), b"GRAPH") for part in answer[1:]))
    return answer


def first_difference(expected, found):
    """Where two answers part."""
    if expected[0] != found[0]:
        return expected[0], found[0], found[2][:300]
    for one, other in zip(expected[1:], found[1:]):
        for place, (a, b) in enumerate(zip(one + b"$", other + b"$")):
            if a != b:
                return one[max(0, place - 60):place + 60], other[max(0, place - 60):place + 60]
    return ()


def compare(judge, folder, servers):
    """Each question to each server has the answer that the file gives."""
    answers = {}
    for graph, questions in QUESTIONS.items():
        file = f"{folder}/{graph}.db"
        for question in questions:
            answers[graph, *question] = judge.run(*question, "-g", file)
            judge.check(f"{graph}: {question}", answers[graph, *question][0] == 0, answers[graph, *question][2][:300])
    for engine, sources in servers.items():
        for graph, dsn in sources.items():
            for question in QUESTIONS[graph]:
                expected = nameless(answers[graph, *question], f"{folder}/{graph}.db", f"{graph}.db")
                found = judge.run(*question, "-g", f"odbc:DSN={dsn}")
                plain = nameless(found, f"odbc:DSN={dsn}")[1:]
                judge.check(f"{engine}, {graph}: {' '.join(question)}", (found[0], *plain) == expected,
                            *first_difference(expected, (found[0], *plain)))


# What travels.

def window_travels(judge, folder, server):
    """Of many relations only those of the window leave the server: it counts the rows of each answer."""
    relations = [{"from": f"A{i % 97}", "to": f"A{i % 89 + 100}", "kind": "cooperation", "date": str(1900 + i % 120),
                  "cite": ["S"]} for i in range(24000)]
    graph = {"actorgraph": 1, "actors": [{"id": f"A{i}", "kind": "state"} for i in range(200)],
             "sources": [{"id": "S", "type": "report", "title": "S"}], "relations": relations}
    (folder / "large.json").write_text(json.dumps(graph), encoding="utf-8")
    for ending in ("db", "sql"):
        subprocess.run([PROGRAM, "convert", "-q", folder / "large.json", "-o", folder / f"large.{ending}"], check=True)
    large = server.database("large")
    large.script(folder / "large.sql")
    large.sql("ANALYZE")
    for name, value in (("session_preload_libraries", "auto_explain"), ("auto_explain.log_min_duration", "0"),
                        ("auto_explain.log_analyze", "on"), ("auto_explain.log_timing", "off")):
        large.sql(f"ALTER DATABASE large SET {name} = '{value}'")
    question = ["centrality", "--year", "1950", "-g"]
    before = len(server.log())
    found = judge.run(*question, "odbc:DSN=large")
    judge.check("large: centrality of a year", found == judge.run(*question, folder / "large.db"), found[2][:300])
    counts = {}
    for table, rows in re.findall(r"FROM (\w+)[^\n]*\n[^\n]*actual rows=(\d+)", server.log()[before:]):
        counts[table] = counts.get(table, 0) + int(rows)
    judge.check("large: only the rows of the window travel", counts.get("relations") == 200 and
                counts.get("cites") == 200 and counts.get("actors") == 200, counts)


# Connections that are watched, or cut.

class Proxy:
    """A door of loopback before a server. `watch` sees what the client sends; after `most` bytes of the server both
    ends are closed."""

    def __init__(self, port, watch=None, most=None):
        self.port, self.watch, self.most, self.carried = port, watch, most, 0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.own_port = self.door.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        """Takes clients."""
        with contextlib.suppress(OSError):
            while True:
                client = self.door.accept()[0]
                server = socket.create_connection(("127.0.0.1", self.port)) if self.port else None
                if server:
                    threading.Thread(target=self.carry, args=(client, server, True), daemon=True).start()
                    threading.Thread(target=self.carry, args=(server, client, False), daemon=True).start()

    def carry(self, source, target, is_client):
        """Carries bytes in one direction."""
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if is_client and self.watch:
                    self.watch(data)
                if not is_client:
                    self.carried += len(data)
                    if self.most is not None and self.carried > self.most:
                        data = data[:max(0, len(data) - (self.carried - self.most))]
                        target.sendall(data)
                        break
                target.sendall(data)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def close(self):
        """Closes the door."""
        self.door.close()


def through(engines, server, name, **more):
    """A data source like that of a server, with other values."""
    keys = {**engines.sources[server.dsn], **more}
    return engines.source(name, keys.pop("Driver"), **keys)


def lost_connections(judge, engines, folder, server, **more):
    """The connection ends after some of the bytes, in the login, between answers, and within them."""
    whole = Proxy(server.port)
    through(engines, server, "whole", Port=whole.own_port, **more)
    status, expected, _ = judge.run("convert", "-g", "odbc:DSN=whole")
    whole.close()
    judge.check(f"{server.name}: through a proxy", status == 0 and expected == judge.run(
        "convert", "-g", folder / "odd.db")[1])
    for part in (0, 0.001, 0.1, 0.3, 0.5, 0.8, 0.999):
        proxy = Proxy(server.port, most=int(whole.carried * part))
        through(engines, server, "cut", Port=proxy.own_port, **more)
        target = folder / "lost.json"
        judge.rejects(f"{server.name}: cut after {part} of the bytes", ["convert", "-g", "odbc:DSN=cut", "-o", target], 3,
                      r"^actorgraph: odbc:DSN=cut: (the connection was lost|cannot connect|"
                      r"the server failed|the ODBC driver crashed)",
                      seconds=20)
        judge.check(f"{server.name}: no file after a cut", not list(folder.glob("*lost*")))
        proxy.close()


def one_snapshot(judge, engines, server):
    """What another session writes meanwhile is not seen."""
    seen = []

    def change(data):
        if b"FROM actors" in data and b"1 = 0" not in data and not seen:
            seen.append(True)
            server.sql("INSERT INTO actors (actor, id, name, kind) VALUES (9999, 'NEW', 'NEW', 'state');"
                       "UPDATE relations SET from_actor = 9999 WHERE from_actor IS NOT NULL; DELETE FROM cites")

    before = judge.run("convert", "-g", f"odbc:DSN={server.dsn}")[1]
    proxy = Proxy(server.port, watch=change)
    through(engines, server, "watched", Port=proxy.own_port)
    found = judge.run("convert", "-g", "odbc:DSN=watched")
    proxy.close()
    judge.check(f"{server.name}: one snapshot", seen and before and found[1] == before, seen, found[2][:300])
    after = judge.run("convert", "-g", f"odbc:DSN={server.dsn}")[1]
    judge.check(f"{server.name}: the change is there afterwards", b'"NEW"' in after and after != before)


def slow(judge, engines, server, sleep):
    """A statement takes longer than --timeout says; so does a login."""
    server.sql(f"ALTER TABLE titles RENAME TO old_titles; CREATE VIEW titles AS SELECT place, language, title "
               f"FROM old_titles WHERE {sleep}")
    start = time.monotonic()
    judge.rejects(f"{server.name}: a slow statement", ["info", "-g", f"odbc:DSN={server.dsn}", "--timeout", "1"], 3,
                  f"^actorgraph: odbc:DSN={server.dsn}: no answer in time.*--timeout")
    judge.check(f"{server.name}: gives up in time", time.monotonic() - start < 8, time.monotonic() - start)
    server.sql("DROP VIEW titles; ALTER TABLE old_titles RENAME TO titles")
    silent = Proxy(None)
    through(engines, server, "silent", Port=silent.own_port)
    judge.rejects(f"{server.name}: a silent server", ["info", "-g", "odbc:DSN=silent", "--timeout", "2"], 3,
                  "^actorgraph: odbc:DSN=silent: ", seconds=20)
    silent.close()


# What is wrong with logins and tables.

def wrong_logins(judge, engines, server):
    """The server lets nobody in, or is not there."""
    user = "User" if server.engine == "MariaDB" else "UserName"
    through(engines, server, "wrong", Password="secret-of-nobody")
    through(engines, server, "nobody", **{user: "nobody"})
    through(engines, server, "nowhere", Port=1)
    through(engines, server, "nothing", Database="nothing")
    for dsn, pattern in (("wrong", "the server refuses the login|cannot connect"),
                         ("nobody", "the server refuses the login|cannot connect"),
                         ("nowhere", "cannot connect"), ("nothing", ".*nothing")):
        judge.rejects(f"{server.name}: {dsn}", ["info", "-g", f"odbc:DSN={dsn}"], 3,
                      f"^actorgraph: odbc:DSN={dsn}: ({pattern})(?!.*secret-of)")


def wrong_tables(judge, server, read):
    """Tables that are not those of a graph."""
    cases = [
        ("of another program", "CREATE TABLE relations (a integer)", 1, "meta"),
        ("of a later version", "UPDATE meta SET value = '2' WHERE {key} = 'tables'", 1,
         "its tables are of version 2; this program reads version 1, a newer one may read it"),
        ("without a version", "DELETE FROM meta", 1, "its table meta has no row 'tables'"),
        ("without a table", "DROP TABLE cites", 1, "cites"),
        ("without a column", "ALTER TABLE cites RENAME COLUMN source TO cited", 1, "no column 'source'"),
        ("a gap", "UPDATE relations SET from_actor = NULL, to_actor = NULL WHERE relation = 1", 1, "relations row 1"),
        ("wrong days", "UPDATE relations SET first_day = 5 WHERE relation = 2", 1, "relations row 2, first_day: "),
        ("a control character", "UPDATE actors SET name = {control} WHERE actor = 1", 1, "actors row 1, name: "),
        ("no JSON", "UPDATE sources SET csl = '{{' WHERE source = 1", 1, "sources row 1"),
    ]
    for i, (name, change, status, pattern) in enumerate(cases if server.engine == "PostgreSQL" else cases[:5]):
        other = server.database(f"wrong{i}")
        if i > 0:
            other.script(read)
        quote = "`" if server.engine == "MariaDB" else '"'
        control = "CHAR(27)" if server.engine == "MariaDB" else "CHR(27)"
        other.sql(change.format(key=f"{quote}key{quote}", control=control))
        judge.rejects(f"{server.name}: {name}", ["info", "-q", "-g", f"odbc:DSN=wrong{i}"], status, pattern)


def views(judge, folder, server):
    """A view may stand for a table, with other types and in another order of columns."""
    other = server.database("views")
    other.script(folder / "article.sql")
    other.sql("ALTER TABLE actor_aliases RENAME TO old; CREATE VIEW actor_aliases AS SELECT alias, place, actor, 1 AS more "
              "FROM old")
    found = judge.run("convert", "-g", "odbc:DSN=views")
    judge.check(f"{server.name}: views", found[1] == judge.run("convert", "-g", folder / "article.db")[1], found[2])


def spoilt_files(judge, engines, folder):
    """Files of SQLite with what no server would take: behind the driver they are judged as files are."""
    cases = ["UPDATE relations SET weight = 'heavy' WHERE relation = 1",
             "UPDATE relations SET directed = 2 WHERE relation = 3",
             "UPDATE relations SET from_actor = 'x' WHERE relation = 1", "DELETE FROM actors WHERE actor = 2",
             "UPDATE relations SET from_actor = 77 WHERE relation = 4", "UPDATE actors SET kind = 'planet'",
             "INSERT INTO cites VALUES (777, 1, 1)", "UPDATE actors SET name = CAST(x'c328' AS TEXT) WHERE actor = 1",
             "PRAGMA user_version = 7",
             "UPDATE relations SET first_day = 1.5 WHERE relation = 2",
             "UPDATE relations SET confidence = 3"]
    for i, change in enumerate(cases):
        path = folder / f"spoilt{i}.db"
        path.write_bytes((folder / "article.db").read_bytes())
        with contextlib.closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA ignore_check_constraints = ON")
            file.execute(change)
            file.commit()
        engines.sqlite(f"spoilt{i}", path)
        expected = judge.run("validate", path)
        found = judge.run("validate", f"odbc:DSN=spoilt{i}")
        judge.check(f"SQLite: {change}", expected[0] == found[0] == 1 and
                    nameless(found, f"odbc:DSN=spoilt{i}") == nameless(expected, str(path), path.name), *expected, *found)


def no_odbc(judge, engines, folder):
    """Without the driver manager, a driver, a source, or sense."""
    hidden = folder / "hidden"
    hidden.mkdir()
    (hidden / "libodbc.so.2").write_text("no library", encoding="utf-8")
    judge.rejects("no driver manager", ["info", "-g", "odbc:DSN=x"], 3, r"libodbc\.so\.2.*install",
                  environment={**judge.environment, "LD_LIBRARY_PATH": str(hidden)})
    engines.source("driverless", "NoSuchDriver", Server="x", Password=engines.password)
    engines.source("broken", str(hidden / "libodbc.so.2"), Server="x", Password=engines.password)
    for words, status, pattern in (
            (["odbc:DSN=driverless"], 3, "^actorgraph: odbc:DSN=driverless: (the ODBC driver cannot be used|no such)"),
            (["odbc:DSN=broken"], 3, "^actorgraph: odbc:DSN=broken: the ODBC driver cannot be used"),
            (["odbc:DSN=nosuch"], 3, "^actorgraph: odbc:DSN=nosuch: no such data source"),
            (["odbc:nosuch"], 3, "^actorgraph: odbc:DSN=nosuch: no such data source"),
            (["odbc:"], 3, "^actorgraph: odbc:"),
            (["odbc:DSN=a;PWD=x"], 2, "a secret does not belong"),
            (["odbc:Driver={x};Password={a;b}"], 2, "a secret does not belong"),
            (["odbc:DSN=a", "--read", "json"], 2, "--read is for files"),
            (["odbc:DSN=a", "--timeout", "soon"], 2, "--timeout: 'soon'"),
            (["odbc:DSN=a", "-g", "odbc:DSN=b"], 2, "several graphs|named twice")):
        judge.rejects(f"-g {words}", ["info", "-g", *words], status, pattern)


def main():
    """Runs all."""
    with Engines() as engines:
        judge = Judge(engines.environment(), engines.password)
        folder = engines.root / "graphs"
        folder.mkdir()
        make_graphs(folder)
        servers, running = {}, []
        no_odbc(judge, engines, folder)
        for engine, start in (("SQLite", None), ("PostgreSQL", engines.postgres), ("MariaDB", engines.mariadb)):
            try:
                if not start:
                    servers["SQLite's file"] = {graph: engines.sqlite(f"file_{graph}", folder / f"{graph}.db").dsn
                                                for graph in QUESTIONS}
                    made = {graph: engines.sqlite(f"lite_{graph}") for graph in QUESTIONS}
                else:
                    server = start()
                    server.engine = engine
                    running.append(server)
                    made = {graph: server.database(f"{server.name}_{graph}") for graph in QUESTIONS}
            except Missing as missing:
                judge.skip(engine, missing)
                continue
            servers[engine] = {graph: database.dsn for graph, database in made.items()}
            for graph, database in made.items():
                database.engine = engine
                database.script(folder / f"{graph}.sql")
            if start:
                wrong_logins(judge, engines, made["article"])
                wrong_tables(judge, server, folder / "article.sql")
                views(judge, folder, server)
        compare(judge, folder, servers)
        if "SQLite" in servers:
            spoilt_files(judge, engines, folder)
        for server in running:
            odd = next(other for other in engines.servers if other.name == f"{server.name}_odd")
            article = next(other for other in engines.servers if other.name == f"{server.name}_article")
            more = [{}, {"UseDeclareFetch": 1, "Fetch": 100}] if server.engine == "PostgreSQL" else [{}]
            for keys in more:
                lost_connections(judge, engines, folder, odd, **keys)
            slow(judge, engines, article, "pg_sleep(20) IS NULL" if server.engine == "PostgreSQL" else "SLEEP(20) = 0")
            one_snapshot(judge, engines, article)
            if server.engine == "PostgreSQL":
                window_travels(judge, folder, server)
    counts = f"{judge.passed} passed, {judge.failed} failed"
    print(counts + (f", {judge.skipped} skipped" if judge.skipped else ""))
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())
