#!/usr/bin/env python3
"""Compares `actorgraph ingest --sql` on real engines with what it makes of the same rows in files, byte for byte.

Usage: servers.py PROGRAM SHARED ROOM
Prints a line for each difference, `skipped: ENGINE: why` for what is not installed, and "N passed, M failed, K skipped"
at the end.
"""
import csv
import gzip
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "tools"))
from engines import USER, Engines, Missing  # pylint: disable=wrong-import-position
from tally import check, end, skip  # pylint: disable=wrong-import-position

program, shared, room = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
ROWS = 5000
COLUMNS = ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "Actor1Code", "Actor1CountryCode", "Actor1KnownGroupCode",
           "Actor2Code", "Actor2CountryCode", "Actor2KnownGroupCode", "EventCode", "GoldsteinScale", "NumMentions"]

class Bench:
    """The engines that are there, and the program beside them."""

    def __init__(self, engines):
        self.engines = engines
        self.known = {}
        (room / "leaks").write_text("leak:psqlodbc\n", encoding="utf-8")  # after a login that was refused

    def environment(self):
        """The environment of the program, which may be built with AddressSanitizer."""
        return {**self.engines.environment(), "LSAN_OPTIONS": f"suppressions={room}/leaks:print_suppressions=0"}

    def run(self, *words, **environment):
        """Runs the program; (status, output, remarks). Nothing secret may be in what it says."""
        done = subprocess.run([program, "ingest", *map(str, words)], capture_output=True, check=False, cwd=room,
                              env={**self.environment(), **environment}, timeout=100)
        said = done.stdout + done.stderr
        secret = re.search(rf"\b({self.engines.password}|{USER})\b".encode(), said)
        check("secret", not secret, said)
        return done.returncode, done.stdout, done.stderr.decode()

    def of_file(self, *words):
        """What it makes of a file."""
        if words not in self.known:
            self.known[words] = self.run(*words)
        return self.known[words]

    def compare(self, what, sources, file_words, sql_words):
        """Whether an ingest of databases equals that of a file: output and remarks, but for places of bad rows."""
        connections = [word for source in sources for word in ("--sql", f"DSN={source}")]
        wanted = self.of_file(*file_words)
        found = self.run(*connections, *sql_words)
        check(f"{what} {' '.join(sql_words)}: output", wanted[0] == found[0] == 0 and wanted[1] == found[1], found[2])
        check(f"{what} {' '.join(sql_words)}: remarks", plain(wanted[2]) == plain(found[2]),
              f"\n{wanted[2]}---\n{found[2]}")

    def refuse(self, what, status, pattern, *words, **environment):
        """Whether an ingest ends in one line, with this status and no file."""
        out = room / "out.json"
        found = self.run(*words, "-o", out, **environment)
        lines = found[2].splitlines()
        check(what, found[0] == status and len(lines) == 1 and re.fullmatch("actorgraph: " + pattern, lines[0])
              and not found[1] and not out.exists(), found)
        return found


def plain(remarks):
    """Remarks without where bad rows stand, which only files say."""
    return re.sub(r"actorgraph: [^ ]*: (warning: .*? left out).*", r"\1", remarks)


def made(name, *options):
    """A file of made-up rows of GDELT 2.0."""
    path = room / name
    with open(path, "wb") as file:
        subprocess.run([f"{shared}/tools/make-events", *options, str(ROWS)], stdout=file, check=True)
    return path


def spoil(path):
    """Rows as they should not be, among rows as they are."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for i, line in enumerate(lines):
        cells = line.split("\t")
        between = i % 3 == 0
        if between:
            cells[7], cells[17] = ("CHN", "TJK") if i % 2 else ("USA", "chn" if i % 5 == 0 else "RUS")
        if i % 17 == 0:
            cells[1] = ["20150230", "20161301", "2015", "20160229", "20150131", "20151231", "0"][i % 7]
        if i % 19 == 0:
            cells[30] = ""
        if i % 23 == 0:
            cells[26] = ["04", "0400", "04000", "99", "x", "1383", "190"][i % 7]
        if i % 29 == 0:
            cells[31] = ["-1", "", "0"][i % 3]
        if i % 31 == 0:
            cells[0] = ""
        lines[i] = "\t".join(cells)
    again = [line for i, line in enumerate(lines) if i % 7 == 0]
    path.write_text("".join(line + "\n" for line in [*lines, *again]), encoding="utf-8")
    return path


WAYS = [[], ["--weight", "goldstein"], ["--weight", "mentions", "--period", "month"], ["--period", "week"],
        ["--period", "day", "--undirected"], ["--actors", "group", "--types", "root"],
        ["--actors", "all", "--generic", "keep"], ["--types", "code", "--codebook", "quadclass"],
        ["--duplicates", "drop", "--weight", "mentions"], ["--duplicates", "drop", "--period", "month"]]


def compare_gdelt(bench, what, sources, path, ways, table="events"):
    """All ways to add GDELT up."""
    for way in ways:
        duplicates = [] if "--duplicates" in way else ["--duplicates", "keep"]
        bench.compare(what, sources, ["--layout", "gdelt2", path.name, "--sample", "1", *duplicates, *way],
                      ["--layout", "gdelt2", "--table", table, *way])


def check_equality(bench, servers, clean, spoilt):
    """Every engine, every way."""
    for name, server in servers.items():
        server.events("events", clean, COLUMNS)
        server.events("spoilt", spoilt, COLUMNS)
        compare_gdelt(bench, name, [name], spoilt, WAYS, "spoilt")
    first = next(iter(servers))
    compare_gdelt(bench, first, [first], clean, [[], ["--format", "sqlite"]])
    bench.refuse("strict", 1, r"spoilt: .*; without --strict such rows are left out and counted", "--sql",
                 f"DSN={first}", "--layout", "gdelt2", "--table", "spoilt", "--strict")


def check_files_as_shards(bench, clean):
    """Two files of SQLite are two shards."""
    lines = clean.read_text(encoding="utf-8").splitlines()
    for i in range(2):
        bench.engines.sqlite(f"half{i}").events("events", lines[i::2], COLUMNS)
    compare_gdelt(bench, "two files", ["half0", "half1"], clean, WAYS[:5])


def check_shards(bench, clean):
    """A coordinator and its shards: the shards add up, and the sums travel."""
    coordinator = bench.engines.shards(2)
    coordinator.events("events", clean, COLUMNS)
    for shard in coordinator.shards:  # as PostgreSQL 17 has it: 15 takes sending few rows for cheaper
        coordinator.sql(f"ALTER SERVER {shard.name} OPTIONS (ADD fdw_tuple_cost '0.2')")
    compare_gdelt(bench, "coordinator", [coordinator.name], clean, WAYS[:8])
    compare_gdelt(bench, "shards", [shard.name for shard in coordinator.shards], clean, WAYS[:3])
    for way in WAYS[:8]:
        plan = bench.run("--sql", f"DSN={coordinator.name}", "--table", "events", "--layout", "gdelt2", "--explain",
                         *way)[1].decode()
        scans = re.findall(r"Foreign Scan\n.*\n--.*Relations: Aggregate on \(public\.events_\w+ events", plan)
        remote = re.findall(r"Remote SQL: SELECT .*count\(\*\).* GROUP BY ", plan)
        check(f"plan {' '.join(way)}", len(scans) == len(remote) == 2 and "Seq Scan" not in plan, plan)
    for shard in coordinator.shards:
        check("log of a shard", re.search(r"FROM public\.events GROUP BY 1, 2, 3, 4", shard.log()),
              shard.log()[-1000:])
    plan = bench.run("--sql", f"DSN={coordinator.name}", "--layout", "gdelt2", "--shard-key", "sqldate", "--query",
                     'SELECT * FROM events WHERE "year" > 2016', "--explain")[1].decode()
    check("shard key", "AS e_shard" in plan and '"year" > 2016' in plan and "Relations: Aggregate on" in plan, plan)


# Types of columns: names of the types in PostgreSQL, MariaDB and SQLite, and what cells are.
TYPES = {
    "dates": {"day": "date"},
    "times": {"day": "timestamp"},
    "doubles": {"score": "double precision", "weight": "double precision"},
    "floats": {"score": "real", "weight": "real"},
    "decimals": {"score": "decimal(12,4)", "weight": "decimal(10,0)", "id": "decimal(12,0)"},
    "texts": {"score": "varchar(20)", "weight": "varchar(20)", "id": "varchar(20)"},
    "padded": {"code": "char(9)", "day": "char(20)"},
}
USUAL = {"id": "integer", "day": "varchar(30)", "who": "varchar(400)", "whom": "varchar(400)", "code": "varchar(20)",
         "score": "decimal(6,1)", "weight": "integer"}


def small_rows():
    """Rows of a table of one's own."""
    who = ["TJK", "CHN", "Russian Federation", "USA", "Türkiye " + "x" * 300, "O'Neil \"x\"", "a;b", "<b>"]
    for i in range(400):
        day = f"{2015 + i % 3}-{1 + i % 12:02d}-{1 + i % 28:02d}"
        score = [f"{i % 9 - 4}.{i % 10}", None, "2", "-10.0"][i % 4]
        yield {"id": i + 1, "day": day, "who": who[i % 8], "whom": who[i * 5 % 7],
               "code": ["040", "0233", "1383", "190", "010"][i % 5], "score": score, "weight": i % 6}


def check_types(bench, servers):
    """Columns of any type that fits give the same."""
    rows = list(small_rows())
    with open(room / "small.csv", "w", encoding="utf-8") as out:
        out.write(",".join(USUAL) + "\n")
        for row in rows:
            out.write(",".join('"' + ("" if cell is None else str(cell)).replace('"', '""') + '"'
                               for cell in row.values()) + "\n")
    keys = "from=who,to=whom,date=day,code=code,score=score,id=id,weight=weight"
    for name, server in servers.items():
        for what, types in {"usual": {}, **TYPES}.items():
            listed = ", ".join(f"{column} {types.get(column, usual)}" for column, usual in USUAL.items())
            server.sql(f"CREATE TABLE t_{what} ({listed})")
            server.load(f"t_{what}", [row.values() for row in rows])
            for way in (["--actors", "state"], ["--period", "month", "--weight", "score"]):
                bench.compare(f"{name} {what}", [name],
                              ["--layout", "csv", "small.csv", "--map", keys, "--sample", "1", "--duplicates", "keep",
                               *way], ["--layout", "csv", "--map", keys, "--table", f"t_{what}", *way])
        # years of their own, and the names of the layout's columns by another spelling
        query = "SELECT id, 2015 + (id - 1) - (id - 1) / 3 * 3 AS y, day, who, whom, code, score, weight FROM t_usual"
        if name != "mariadb":
            bench.compare(f"{name} year=", [name], ["--layout", "csv", "small.csv", "--map", keys, "--sample", "1",
                                                    "--duplicates", "keep"],
                          ["--layout", "csv", "--map", keys + ",year=y", "--query", query])


def check_icews(bench, servers):
    """A layout with a header, dates as texts, names with blanks."""
    header = ["Event ID", "Event Date", "Source Name", "Source Country", "CAMEO Code", "Intensity", "Target Name",
              "Target Country"]
    places = ["Tajikistan", "China", "Russian Federation", "NA", "", "Utopia"]
    days = ["2016-02-29", "2015-02-29", "2015-3-1", "2015", "2015-12-31 10:00", "2016-01-01", "", "2015-12-31x"]
    rows = [[i + 1, days[i % 8] if i % 4 == 0 else f"2015-{1 + i % 12:02d}-{1 + i % 28:02d}", f"Citizen {i % 7}",
             places[i % 6], f"{30 + i % 160:03d}", f"{i % 19 - 9}.{i % 10}", f"Police {i % 5}", places[i * 7 % 5]]
            for i in range(900)]
    text = "".join("\t".join(map(str, row)) + "\n" for row in [header, *rows])
    (room / "icews.tab").write_text(text, encoding="utf-8")
    for name, server in servers.items():
        mark = "`" if name == "mariadb" else '"'
        listed = ", ".join(f"{mark}{column}{mark} {'integer' if column == 'Event ID' else 'varchar(40)'}"
                           for column in header)
        server.sql(f"CREATE TABLE icews ({listed})")
        server.load("icews", rows)
        for way in ([], ["--period", "month"], ["--period", "day", "--actors", "all", "--weight", "intensity"]):
            bench.compare(name, [name], ["--layout", "icews", "icews.tab", "--sample", "1", "--duplicates", "keep",
                                         *way], ["--layout", "icews", "--table", "icews", *way])


SAMPLES = {"ucdp-ged": ("ucdp/ged231-sample-1989-2014.csv.gz", ["id", "best"]), "acled": ("acled/made-up.csv.gz", []),
           "icews": ("icews/events.2018.sample.tab.gz", ["Event ID"]),
           "polecat": ("polecat/made-up.ngecEventsDV-2022.txt.gz", [])}
SAMPLE_WAYS = {"ucdp-ged": [["--weight", "deaths"], ["--actors", "state", "--period", "month"]],
               "acled": [[], ["--actors", "state", "--weight", "deaths"]], "icews": [["--actors", "group"]],
               "polecat": [[], ["--period", "week", "--actors", "all"]]}


def sound(cell):
    """A cell whose bytes are no UTF-8 as what it is then, ISO 8859-1."""
    text = cell.encode(errors="surrogateescape")
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("iso-8859-1")


def check_samples(bench, servers):
    """Real rows of the other layouts, most of them as texts."""
    for layout, (name, numbers) in SAMPLES.items():
        path = shared / "data/events" / name
        is_plain = layout in ("icews", "polecat")
        with gzip.open(path, "rt", encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t" if is_plain else ",",
                                   quoting=csv.QUOTE_NONE if is_plain else csv.QUOTE_MINIMAL))
        header = [column for column in rows[0] if column]
        for source, server in servers.items():
            if source == "mariadb":  # rows of 49 texts are over its limit
                continue
            listed = ", ".join(f'"{column}" {"integer" if column in numbers else "text"}' for column in header)
            server.sql(f'CREATE TABLE "sample {layout}" ({listed})')
            server.load(f'"sample {layout}"', [[sound(cell) for cell in row[:len(header)]] for row in rows[1:]])
            for way in SAMPLE_WAYS[layout]:
                bench.compare(source, [source],
                              ["--layout", layout, str(path), "--sample", "1", "--duplicates", "keep", *way],
                              ["--layout", layout, "--table", f"sample {layout}", *way])


def check_hostile(bench, servers):
    """Names of tables and columns, and what cells have, are never obeyed."""
    for name, server in servers.items():
        mark = "`" if name == "mariadb" else '"'
        table = "ev\"e`nts; DROP TABLE t_usual; --"
        column = "who\"`) FROM t_usual; --"
        quoted = [mark + word.replace(mark, mark + mark) + mark for word in (table, column)]
        server.sql(f"CREATE TABLE {quoted[0]} ({quoted[1]} varchar(90), whom varchar(90), day integer, "
                   f"code varchar(90))".replace("%", "%%"))
        cells = ["TJK", "'; DROP TABLE t_usual; --", "<script>alert(1)</script>", "a\tb\nc", "\\", "x" * 80, "é\u202e"]
        server.load(quoted[0], [[cells[i % 7], cells[(i + 1) % 7], 20180101, "040' OR '1'='1" if i == 3 else "040"]
                                for i in range(7)])
        found = bench.run("--sql", f"DSN={name}", "--layout", "csv", "--table", '"' + table.replace('"', '""') + '"',
                          "--map", f"from={column},to=whom,date=day,code=code")
        check(f"{name}: hostile", found[0] == 0 and b"rows\": 7" in found[1].replace(b"\"rows\":7", b"rows\": 7")
              and "events kept: 6" in found[2] and "1 with a code that the code book does not have" in found[2], found)
        check(f"{name}: still there", server.sql("SELECT COUNT(*) FROM t_usual") == [["400"]])


def check_refusals(bench, servers):
    """What is not there, or does not fit, is one line."""
    for name, server in servers.items():
        server.sql("CREATE TABLE odd (who varchar(9), whom varchar(9), day integer, code integer, real_day double "
                   "precision, moment timestamp)")
        ask = ["--sql", f"DSN={name}", "--layout", "csv"]
        place = f"odbc:DSN={name}: "
        bench.refuse(f"{name}: no table", 1, place + "the server rejects the statement: .*nowhere.*", *ask, "--table",
                     "nowhere", "--map", "from=who,to=whom,date=day,code=code")
        bench.refuse(f"{name}: no column", 1, place + "there is no column 'whon'", *ask, "--table", "odd", "--map",
                     "from=whon,to=whom,date=day,code=code")
        bench.refuse(f"{name}: no column of GDELT", 1,
                     place + "there is no column 'GLOBALEVENTID'; say by --map id=COLUMN what it is called",
                     *ask[:2], "--layout", "gdelt2", "--table", "odd")
        bench.refuse(f"{name}: codes as numbers", 1, place + "column 'code' is a number, so that '010' and '10' are "
                     "the same; it must be a text, as the data set has it", *ask, "--table", "odd", "--map",
                     "from=who,to=whom,date=day,code=code")
        bench.refuse(f"{name}: dates as floats", 1, place + "column 'real_day' has no dates; .*", *ask, "--table",
                     "odd", "--map", "from=who,to=whom,date=real_day,kind:threat")
        bench.refuse(f"{name}: scores as times", 1, place + "column 'moment' has no numbers; .*", *ask, "--table",
                     "odd", "--map", "from=who,to=whom,date=day,kind:threat,score=moment")
        bench.refuse(f"{name}: no statement", 1, place + "the server rejects the statement: .*", *ask, "--query",
                     "SELEC 1", "--map", "from=who,to=whom,date=day,kind:threat")
        bench.refuse(f"{name}: the second connection", 3, "odbc:DSN=nowhere: no such data source; .*", *ask, "--sql",
                     "DSN=nowhere;PWD=geheim", "--table", "odd", "--map", "from=who,to=whom,date=day,kind:threat")


def wait_for(server, query):
    """Waits until a query has an answer; its rows."""
    for _ in range(200):
        rows = server.sql(query)
        if rows:
            return rows
        time.sleep(0.05)
    return []


def check_postgres_failures(bench, server):
    """A server that is slow, gone, or does not know us."""
    server.sql("CREATE VIEW slow AS SELECT *, CASE WHEN id > 100 THEN pg_sleep(0.05)::text END AS nap FROM t_usual")
    ask = ["--layout", "csv", "--map", "from=who,to=whom,date=day,kind:threat,id=id", "--query",
           "SELECT who, whom, day, id FROM slow WHERE nap IS NULL OR nap = ''"]
    place = f"odbc:DSN={server.name}: "
    bench.refuse("timeout", 3, place + "no answer in time; give it more by --timeout: .*", "--sql",
                 f"DSN={server.name}", "--timeout", "1", *ask)
    for what, connection in {"lost": f"DSN={server.name}",
                             "lost between two fetches": f"DSN={server.name};UseDeclareFetch=1;Fetch=10"}.items():
        out = room / "lost.json"
        with subprocess.Popen([program, "ingest", "--sql", connection, *ask, "-o", out], stderr=subprocess.PIPE,
                              env=bench.environment()) as running:
            wait_for(server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '' AND "
                             "query LIKE '%e_from%' AND pid <> pg_backend_pid() AND query_start < now() - interval "
                             "'0.3 seconds'")
            said = running.stderr.read().decode()
        check(what, running.returncode == 3 and said.count("\n") == 1 and "the connection was lost: " in said
              and not out.exists(), said)
    bench.refuse("login", 3, place + "cannot connect: .*", "--sql", f"DSN={server.name};PWD=geheim", *ask)
    bench.engines.source("away", "PostgreSQL", Servername="127.0.0.1", Port=1, Database="x", UserName="ich",
                         Password="geheim")
    bench.refuse("nobody there", 3, "odbc:DSN=away: cannot connect: .*", "--sql", "DSN=away", *ask)


def check_mariadb_failures(bench, server):
    """The same with another driver."""
    ask = ["--sql", f"DSN={server.name}", "--layout", "csv", "--map", "from=who,to=whom,date=day,kind:threat,id=id",
           "--query", "SELECT who, whom, day, id FROM t_usual WHERE SLEEP(0.02) = 0"]
    place = f"odbc:DSN={server.name}: "
    bench.refuse("timeout of MariaDB", 3, place + "no answer in time; give it more by --timeout: .*", "--timeout",
                 "1", *ask)
    with subprocess.Popen([program, "ingest", *ask, "-o", room / "lost.json"], stderr=subprocess.PIPE,
                          env=bench.environment()) as running:
        found = wait_for(server, "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT e_from%'")
        server.sql(f"KILL {found[0][0]}")
        said = running.stderr.read().decode()
    check("MariaDB lost", running.returncode == 3 and said.count("\n") == 1 and "the connection was lost: " in said
          and not (room / "lost.json").exists(), said)
    bench.refuse("login of MariaDB", 3, place + "the server refuses the login; put it into odbc.ini: .*", "--sql",
                 f"DSN={server.name};PWD=geheim", *ask[2:])


def check_manager(bench):
    """Without ODBC, or without the driver, it says what to install."""
    (room / "empty").mkdir()
    (room / "empty/libodbc.so.2").touch()
    ask = ["--layout", "gdelt2", "--table", "t"]
    bench.refuse("no manager", 3, r"no ODBC on this machine: libodbc\.so\.2 is missing; install unixODBC .*", "--sql",
                 "DSN=x", *ask, LD_LIBRARY_PATH=str(room / "empty"))
    bench.engines.source("driverless", "/nowhere/driver.so", Server="x", Password="geheim")
    bench.refuse("no driver", 3, "odbc:DSN=driverless: the ODBC driver cannot be used: .*", "--sql", "DSN=driverless",
                 *ask)


def main():
    """Checks all that can be checked here."""
    clean, spoilt = made("clean.tsv", "--seed", "1"), spoil(made("spoilt.tsv", "--seed", "2"))
    with Engines(log=True) as engines:
        bench, servers = Bench(engines), {}
        for start in (lambda: engines.sqlite("sqlite"), engines.postgres, engines.mariadb):
            try:
                server = start()
                servers[server.name] = server
            except Missing as missing:
                skip("an engine", missing)
        if not servers:
            return
        check_manager(bench)
        check_equality(bench, servers, clean, spoilt)
        check_types(bench, servers)
        check_icews(bench, servers)
        check_samples(bench, servers)
        check_hostile(bench, servers)
        check_refusals(bench, servers)
        if "sqlite" in servers:
            check_files_as_shards(bench, clean)
        if "mariadb" in servers:
            check_mariadb_failures(bench, servers["mariadb"])
        if "postgres" in servers:
            check_postgres_failures(bench, servers["postgres"])
            check_shards(bench, clean)


main()
end()
