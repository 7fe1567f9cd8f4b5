#!/usr/bin/env python3
"""Database servers for tests: started on loopback from what Debian has installed, and stopped whatever happens.

    with Engines() as engines:
        server = engines.postgres()                  # a server with an empty database; its DSN is "postgres"
        other = server.database("other")             # another database of it, with a DSN of that name
        server.sql("CREATE TABLE t (a integer)")     # statements; the rows of the answer as lists of texts, NULL as \\N
        server.load("t", [[1], [None]])              # rows
        server.events("events", "gdelt.tsv")         # the table `events` with rows of GDELT 2.0
        subprocess.run([...], env=engines.environment())

    engines.postgres()     one server of PostgreSQL
    engines.shards(2)      a coordinator and servers under it by postgres_fdw; `events` is partitioned by the year
    engines.mariadb()      one server of MariaDB
    engines.sqlite(NAME)   a file of SQLite by its ODBC driver; no server

What is not installed raises Missing, whose text is a reason to skip. Data, sockets, logs and the configuration of ODBC,
with its passwords, are in a temporary folder; nothing of the system's own servers is read or touched. A server that
refuses to run as root runs as an unprivileged user. Nothing is synced to the disk.

Usage: engines.py [--log] ENGINE... [-- COMMAND...]
Starts engines (postgres, shards, mariadb), runs a command, or says what is there and waits for the end of standard input.
The command finds ODBC's configuration in its environment. --log: all statements go to the logs.
"""
import atexit
import concurrent.futures
import contextlib
import csv
import glob
import io
import os
import pathlib
import pwd
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

SECONDS_TO_START = 60
USER = "tester"

# The columns of GDELT 2.0, as its code book names them, and what they are if they are no texts.
GEO = "Type integer,FullName,CountryCode,ADM1Code,ADM2Code,Lat number,Long number,FeatureID"
ACTOR = ("Code,Name,CountryCode,KnownGroupCode,EthnicCode,Religion1Code,Religion2Code,Type1Code,Type2Code,"
         "Type3Code")
GDELT2 = [column.partition(" ")[::2] for column in ",".join([
    "GLOBALEVENTID integer,SQLDATE integer,MonthYear integer,Year integer,FractionDate number",
    *(f"Actor{i}" + ACTOR.replace(",", f",Actor{i}") for i in (1, 2)),
    "IsRootEvent integer,EventCode,EventBaseCode,EventRootCode,QuadClass integer,GoldsteinScale score",
    "NumMentions integer,NumSources integer,NumArticles integer,AvgTone number",
    *(f"{who}Geo_" + GEO.replace(",", f",{who}Geo_") for who in ("Actor1", "Actor2", "Action")),
    "DATEADDED bigint,SOURCEURL"]).split(",")]


class Missing(Exception):
    """An engine is not installed, or cannot run here: the reason why its tests are skipped."""


def find(what, *patterns):
    """The newest of the files that match."""
    found = sorted(path for pattern in patterns for path in glob.glob(pattern))
    if not found:
        raise Missing(f"{what} is not installed")
    return found[-1]


def driver(package, library):
    """The library of an ODBC driver."""
    return find(package, f"/usr/lib/*/odbc/{library}", f"/usr/lib/odbc/{library}", f"/usr/local/lib/{library}")


def program(name, package):
    """Where a program is that need not be in the path."""
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if not found:
        raise Missing(f"{package} is not installed")
    return found


def free_port():
    """A port of loopback that nobody has; whoever starts on it and fails tries another."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def escaped(value):
    """A cell in the text format that COPY and LOAD DATA share."""
    if value is None:
        return "\\N"
    text = str(value).replace("\\", "\\\\").replace("\t", "\\t")
    return text.replace("\n", "\\n").replace("\r", "\\r")


def unescaped(cell):
    """The other way."""
    if cell == "\\N":
        return None
    parts = cell.split("\\\\")
    for mark, char in (("\\t", "\t"), ("\\n", "\n"), ("\\r", "\r")):
        parts = [part.replace(mark, char) for part in parts]
    return "\\".join(parts)


class Engines:
    """A folder with servers and the configuration of ODBC for them."""

    def __init__(self, log=False):
        self.log = log
        self.running = []
        self.servers = []
        self.root = None
        self.password = None
        self.sources = {}
        self.old_handlers = {}

    # The folder.

    def __enter__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="acg-", dir=self.place_for_root()))
        self.root.chmod(0o711)
        self.password = "secret-" + secrets.token_hex(8)  # by which tests find that it was printed
        atexit.register(self.stop)
        for number in (signal.SIGTERM, signal.SIGHUP):  # else neither atexit nor __exit__ would run
            if signal.getsignal(number) == signal.SIG_DFL:
                self.old_handlers[number] = signal.signal(number, lambda n, _: sys.exit(128 + n))
        (self.root / "odbc").mkdir(mode=0o700)
        for name, package, library in (("PostgreSQL", "odbc-postgresql", "psqlodbcw.so"),
                                       ("MariaDB", "odbc-mariadb", "libmaodbc.so"),
                                       ("SQLite", "libsqliteodbc", "libsqlite3odbc.so")):
            with contextlib.suppress(Missing), open(self.root / "odbc/odbcinst.ini", "a", encoding="utf-8") as out:
                out.write(f"[{name}]\nDriver={driver(package, library)}\n\n")
        (self.root / "odbc/odbcinst.ini").touch()
        (self.root / "odbc/odbc.ini").touch()
        return self

    @staticmethod
    def place_for_root():
        """A place that another user can enter, and whose name leaves room for that of a socket."""
        place = pathlib.Path(tempfile.gettempdir())
        enterable = all(folder.stat().st_mode & 0o001 for folder in (place, *place.parents))
        return place if len(str(place)) < 60 and (os.geteuid() != 0 or enterable) else "/tmp"

    def __exit__(self, *_):
        self.stop()
        atexit.unregister(self.stop)
        for number, handler in self.old_handlers.items():
            signal.signal(number, handler)

    def stop(self):
        """Ends all servers and removes all that they wrote."""
        for process, number in self.running:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(number)
        for process, _ in self.running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # what is left of its group, or all of it
            process.wait()
        self.running = []
        if self.root:
            shutil.rmtree(self.root, ignore_errors=True)

    # ODBC.

    def source(self, name, driver_name, **keys):
        """Adds a data source."""
        self.sources[name] = {"Driver": driver_name, **keys}
        with open(self.root / "odbc/odbc.ini", "w", encoding="utf-8") as out:
            for source, values in self.sources.items():
                lines = "".join(f"{key}={value}\n" for key, value in values.items())
                out.write(f"[{source}]\n{lines}\n")
        return name

    def environment(self):
        """The environment of a program that is to find the sources."""
        folder = str(self.root / "odbc")
        return {**os.environ, "ODBCSYSINI": folder, "ODBCINI": folder + "/odbc.ini", "ODBCINSTINI": "odbcinst.ini"}

    # Processes.

    def folder(self, name):
        """A new folder that belongs to whom the servers run as."""
        path = self.root / name
        path.mkdir(mode=0o700)
        if os.geteuid() == 0:
            owner = pwd.getpwnam("nobody")
            os.chown(path, owner.pw_uid, owner.pw_gid)
        return path

    @staticmethod
    def as_other(command, ends_with="KILL"):
        """A command that a user without rights runs, if we are root. It ends with the thread that starts it."""
        try:
            setpriv = program("setpriv", "util-linux")
        except Missing:
            if os.geteuid() == 0:
                raise
            return command
        owner = pwd.getpwnam("nobody")
        who = [f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"] if os.geteuid() == 0 else []
        return [setpriv, *who, f"--pdeathsig={ends_with}", *map(str, command)]

    def prepare(self, command, folder):
        """Runs what makes the data of a server."""
        done = subprocess.run(self.as_other(command), cwd=folder, capture_output=True, text=True, check=False,
                              env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)})
        if done.returncode:
            raise Missing(f"{pathlib.Path(command[0]).name} fails here: {(done.stderr or done.stdout)[-400:].strip()}")

    def launch(self, command_on, folder, ready, end):
        """Starts a server on a free port, and waits until its log says that it is ready. Its port."""
        for _ in range(3):
            port = free_port()
            with open(folder / "log", "wb") as log:
                # pylint: disable-next=consider-using-with
                process = subprocess.Popen(self.as_other(command_on(port), end), cwd=folder, stdin=subprocess.DEVNULL,
                                           stdout=log, stderr=log, start_new_session=True,
                                           env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C",
                                                "HOME": str(folder)})
            self.running.append((process, getattr(signal, "SIG" + end)))
            deadline = time.monotonic() + SECONDS_TO_START
            while process.poll() is None and time.monotonic() < deadline:
                if ready in (folder / "log").read_text(errors="replace"):
                    return port
                time.sleep(0.02)
        raise Missing("a server does not start: " + (folder / "log").read_text(errors="replace")[-400:].strip())

    # Engines.

    def postgres(self, name="postgres", template=None):
        """A server of PostgreSQL with an empty database."""
        return Postgres(self, name, template)

    def shards(self, count=2, first_year=2015, last_year=2024):
        """A coordinator with `count` servers, each of which has the events of some years."""
        return Shards(self, count, first_year, last_year)

    def mariadb(self, name="mariadb"):
        """A server of MariaDB with an empty database."""
        return MariaDB(self, name)

    def sqlite(self, name, path=None):
        """A file of SQLite behind its ODBC driver."""
        return SQLite(self, name, path)


class Database:
    """What all databases have. `sql` and `load` are the engine's."""
    types = {"": "text", "integer": "integer", "bigint": "bigint", "number": "double precision",
             "score": "numeric(4,1)"}

    def __init__(self, engines, name):
        self.engines, self.name, self.dsn = engines, name, name

    def create(self, table, columns, tail=""):
        """Makes a table of columns and what they hold, as GDELT2 has them."""
        listed = ", ".join(f"{column} {self.types[what]}" for column, what in columns)
        self.sql(f"CREATE TABLE {table} ({listed}){tail}")

    def events(self, table, source, columns=None):
        """Makes a table of events of GDELT 2.0 from a file of its rows, or from rows, with some columns or all."""
        chosen = [column for column in GDELT2 if not columns or column[0] in columns]
        self.create(table, chosen)
        self.add_events(table, source, chosen)

    def add_events(self, table, source, chosen, years=None):
        """Adds events of some years, or all, to a table."""
        with self.cells(source, chosen, years) as stream:
            self.load_text(table, [column for column, _ in chosen], stream)

    @staticmethod
    @contextlib.contextmanager
    def cells(source, chosen, years):
        """A stream of rows in the text format, cut out of rows of GDELT 2.0."""
        first, last = years or (0, 9999)
        names = [column for column, _ in GDELT2]
        fields = ", ".join(f"c({names.index(column) + 1})" for column, _ in chosen)
        script = (f"function c(i) {{ return $i == \"\" ? \"\\\\N\" : $i }} $4 >= {first} && $4 <= {last} "
                  f"{{ gsub(/\\\\/, \"&&\"); print {fields} }}")
        with tempfile.TemporaryFile() as rows:
            if not isinstance(source, (str, os.PathLike)):
                rows.write("".join(row.rstrip("\n") + "\n" for row in source).encode())
                rows.seek(0)
            with (open(source, "rb") if isinstance(source, (str, os.PathLike)) else rows) as lines, \
                    subprocess.Popen(["awk", "-F\t", "-v", "OFS=\t", script], stdin=lines,
                                     stdout=subprocess.PIPE) as cut:
                yield cut.stdout
        if cut.returncode:
            raise RuntimeError("awk fails on the events")

    def load(self, table, rows, columns=None):
        """Adds rows, lists of values, to a table."""
        with tempfile.TemporaryFile() as text:
            for row in rows:
                text.write(("\t".join(map(escaped, row)) + "\n").encode())
            text.seek(0)
            self.load_text(table, columns, text)

    def log(self):
        """What the server has said."""
        return ""


class Server(Database):
    """A database of a server that was started here."""

    def __init__(self, engines, name, folder, port, sibling=None):
        super().__init__(engines, name)
        self.home, self.port, self.sibling = folder, port, sibling
        engines.servers.append(self)

    def log(self):
        return (self.home / "log").read_text(errors="replace")

    def client(self, command, stdin=None, text=None):
        """Runs the engine's own client."""
        done = subprocess.run(command, stdin=stdin, input=text, capture_output=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{self.name}: {done.stderr.decode(errors='replace')[-2000:]}")
        return done.stdout.decode()


class Postgres(Server):
    """A database of PostgreSQL."""

    def __init__(self, engines, name, template=None, of=None):
        if of:
            super().__init__(engines, name, of.home, of.port, of)
            self.bin = of.bin
        else:
            driver("odbc-postgresql", "psqlodbcw.so")
            self.bin = pathlib.Path(find("postgresql", "/usr/lib/postgresql/*/bin/initdb")).parent
            folder = engines.folder(name)
            self.fill(engines, folder, template)
            port = engines.launch(lambda port: self.command(engines, folder, port), folder,
                                  "database system is ready to accept connections", "QUIT")
            super().__init__(engines, name, folder, port)
        if name != "postgres":  # which is there from the start
            self.sql(f'CREATE DATABASE "{name}"', "postgres")
        engines.source(name, "PostgreSQL", Servername="127.0.0.1", Port=self.port, Database=name, UserName=USER,
                       Password=engines.password)

    def fill(self, engines, folder, template):
        """Makes the files of the server, or copies those of another one."""
        if template:
            engines.prepare(["cp", "-R", template.home / "start", folder / "data"], folder)
            return
        words = folder / "words"
        words.write_text(engines.password + "\n", encoding="utf-8")
        words.chmod(0o644)  # in a folder that only the server and we can enter
        engines.prepare([self.bin / "initdb", "-D", folder / "data", "-U", USER, "-E", "UTF8", "--locale=C",
                         "--no-sync", "--no-instructions", "--auth-local=trust", "--auth-host=scram-sha-256",
                         f"--pwfile={words}"], folder)
        engines.prepare(["cp", "-R", folder / "data", folder / "start"], folder)  # before it runs: for others

    def command(self, engines, folder, port):
        """How the server is started."""
        settings = {"port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": folder, "fsync": "off",
                    "full_page_writes": "off", "synchronous_commit": "off", "autovacuum": "off",
                    "max_connections": 30, "shared_buffers": "32MB", "max_wal_size": "4GB", "wal_level": "minimal",
                    "max_wal_senders": 0, "enable_partitionwise_aggregate": "on", "timezone": "UTC",
                    "max_parallel_workers_per_gather": 0,  # the servers of a set share the cores as it is
                    "log_statement": "all" if engines.log else "none"}
        return [self.bin / "postgres", "-D", folder / "data",
                *(word for key, value in settings.items() for word in ("-c", f"{key}={value}"))]

    def database(self, name):
        """Another database of the server."""
        return Postgres(self.engines, name, of=self)

    def psql(self, *words, database=None, **how):
        """Runs psql."""
        return self.client([str(self.bin / "psql"), "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", str(self.home), "-p",
                            str(self.port), "-U", USER, "-d", database or self.name, *words], **how)

    def sql(self, statements, database=None):
        """Runs statements; the rows of the answers."""
        out = self.psql("--csv", "-P", "null=\\N", database=database, text=statements.encode())
        return list(csv.reader(io.StringIO(out)))

    def script(self, path):
        """Runs a file of statements in one transaction."""
        self.psql("-1", "-f", str(path))

    def load_text(self, table, columns, stream):
        """Adds rows in the text format."""
        named = f" ({', '.join(columns)})" if columns else ""
        self.psql("-c", f"COPY {table}{named} FROM STDIN", stdin=stream)


class Shards(Postgres):
    """A coordinator of PostgreSQL, and its shards."""

    def __init__(self, engines, count, first_year, last_year):
        super().__init__(engines, "coordinator")
        self.shards = [Postgres(engines, f"shard{i + 1}", self) for i in range(count)]
        years = last_year - first_year + 1
        bounds = [first_year + years * i // count for i in range(1, count)]
        self.ranges = list(zip([0, *bounds], [*(year - 1 for year in bounds), 9999]))
        self.sql("CREATE EXTENSION postgres_fdw" + "".join(
            f"; CREATE SERVER {shard.name} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '{shard.home}', port "
            f"'{shard.port}', dbname '{shard.name}', async_capable 'true', use_remote_estimate 'true', "
            f"fetch_size '10000'); CREATE USER MAPPING FOR {USER} SERVER {shard.name} OPTIONS (user '{USER}')"
            for shard in self.shards))

    def events(self, table, source, columns=None):
        chosen = [column for column in GDELT2 if not columns or column[0] in columns or column[0] == "Year"]
        self.create(table, chosen, " PARTITION BY RANGE (Year)")
        with concurrent.futures.ThreadPoolExecutor() as pool:
            source = source if isinstance(source, (str, os.PathLike)) else list(source)
            list(pool.map(lambda i: self.add_shard(i, table, source, chosen), range(len(self.shards))))
        self.sql("".join(
            f"CREATE FOREIGN TABLE {table}_{shard.name} PARTITION OF {table} FOR VALUES FROM ({first}) TO ({last + 1}) "
            f"SERVER {shard.name} OPTIONS (table_name '{table}');"
            for shard, (first, last) in zip(self.shards, self.ranges)))

    def add_shard(self, i, table, source, chosen):
        """Fills one of the shards."""
        self.shards[i].create(table, chosen)
        self.shards[i].add_events(table, source, chosen, self.ranges[i])
        self.shards[i].sql(f"ANALYZE {table}")


class MariaDB(Server):
    """A database of MariaDB."""
    types = {"": "longtext", "integer": "integer", "bigint": "bigint", "number": "double", "score": "decimal(4,1)"}

    def __init__(self, engines, name, of=None):
        self.mariadb = program("mariadb", "mariadb-client")
        if of:
            super().__init__(engines, name, of.home, of.port, of)
        else:
            driver("odbc-mariadb", "libmaodbc.so")
            server = program("mariadbd", "mariadb-server")
            folder = engines.folder(name)
            engines.prepare([program("mariadb-install-db", "mariadb-server"), "--no-defaults",
                             f"--datadir={folder}/data", "--auth-root-authentication-method=normal", "--skip-test-db",
                             "--skip-name-resolve", f"--tmpdir={folder}"], folder)
            port = engines.launch(lambda port: self.command(engines, server, folder, port), folder,
                                  "ready for connections", "KILL")
            super().__init__(engines, name, folder, port)
            self.sql(f"CREATE USER '{USER}'@'127.0.0.1' IDENTIFIED BY '{engines.password}';"
                     f"GRANT ALL ON *.* TO '{USER}'@'127.0.0.1'", "mysql")
        self.sql(f"CREATE DATABASE `{name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "mysql")
        engines.source(name, "MariaDB", Server="127.0.0.1", Port=self.port, Database=name, User=USER,
                       Password=engines.password, Charset="utf8mb4")

    @staticmethod
    def command(engines, server, folder, port):
        """How the server is started."""
        general = [f"--general-log-file={folder}/general.log", "--general-log=ON"] if engines.log else []
        return [server, "--no-defaults", f"--datadir={folder}/data", f"--socket={folder}/socket", f"--port={port}",
                "--bind-address=127.0.0.1", f"--pid-file={folder}/pid", f"--tmpdir={folder}", "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync", "--innodb-doublewrite=OFF",
                "--innodb-buffer-pool-size=64M", "--innodb-fast-shutdown=2", "--skip-log-bin",
                "--performance-schema=OFF", "--character-set-server=utf8mb4", "--local-infile=ON", *general]

    def log(self):
        general = self.home / "general.log"
        return super().log() + (general.read_text(errors="replace") if general.exists() else "")

    def database(self, name):
        """Another database of the server."""
        return MariaDB(self.engines, name, of=self)

    def run(self, *words, database=None, **how):
        """Runs MariaDB's client."""
        return self.client([self.mariadb, "--no-defaults", f"--socket={self.home}/socket", "--user=root", "--batch",
                            "--skip-column-names", "--default-character-set=utf8mb4", "--local-infile=ON",
                            f"--database={database or self.name}", *words], **how)

    def sql(self, statements, database=None):
        """Runs statements; the rows of the answers."""
        out = self.run(database=database, text=statements.encode())
        rows = [line.split("\t") for line in out.splitlines()]
        return [["\\N" if cell == "NULL" else unescaped(cell) for cell in row] for row in rows]

    def script(self, path):
        """Runs a file of statements."""
        with open(path, "rb") as statements:
            self.run("--binary-mode", stdin=statements)

    def load_text(self, table, columns, stream):
        """Adds rows in the text format."""
        named = f" ({', '.join(columns)})" if columns else ""
        self.run("-e", f"LOAD DATA LOCAL INFILE '/dev/stdin' INTO TABLE {table} CHARACTER SET utf8mb4{named}",
                 stdin=stream)


class SQLite(Database):
    """A file of SQLite."""
    types = {"": "TEXT", "integer": "INTEGER", "bigint": "INTEGER", "number": "REAL", "score": "REAL"}

    def __init__(self, engines, name, path=None):
        driver("libsqliteodbc", "libsqlite3odbc.so")
        super().__init__(engines, name)
        self.path = pathlib.Path(path or engines.root / f"{name}.db").resolve()
        engines.source(name, "SQLite", Database=self.path)

    def sql(self, statements):
        """Runs statements; the rows of the last one's answer, if there is only one."""
        with contextlib.closing(sqlite3.connect(self.path)) as file:
            rows = []
            if sqlite3.complete_statement(statements.rstrip("; \n") + ";") and ";" not in statements.rstrip("; \n"):
                rows = file.execute(statements).fetchall()
            else:
                file.executescript(statements)
            file.commit()
        return [["\\N" if cell is None else str(cell) for cell in row] for row in rows]

    def script(self, path):
        """Runs a file of statements."""
        self.sql(pathlib.Path(path).read_bytes().decode())

    def load_text(self, table, columns, stream):
        """Adds rows in the text format."""
        named = f" ({', '.join(columns)})" if columns else ""
        rows = ([unescaped(cell) for cell in line.decode().rstrip("\n").split("\t")] for line in stream)
        first = next(rows, None)
        if first is None:
            return
        with contextlib.closing(sqlite3.connect(self.path)) as file:
            add = f"INSERT INTO {table}{named} VALUES ({', '.join('?' * len(first))})"
            file.execute("PRAGMA synchronous = OFF")
            file.execute(add, first)
            file.executemany(add, rows)
            file.commit()


def main(words):
    """Starts engines and runs a command beside them."""
    command = words[words.index("--") + 1:] if "--" in words else None
    names = words[:words.index("--")] if "--" in words else words
    log = "--log" in names
    names = [name for name in names if name != "--log"]
    if not names or any(name not in ("postgres", "shards", "mariadb") for name in names):
        print(__doc__.strip().rpartition("Usage: ")[2], file=sys.stderr)
        return 2
    with Engines(log) as engines:
        for name in names:
            try:
                getattr(engines, name)()
            except Missing as missing:
                print(f"skipped: {name}: {missing}", file=sys.stderr)
        if command:
            return subprocess.run(command, env=engines.environment(), check=False).returncode
        for server in engines.servers:
            print(f"DSN={server.name}: port {server.port} of 127.0.0.1, data in {server.home}")
        print(f"export ODBCSYSINI={engines.root}/odbc ODBCINI={engines.root}/odbc/odbc.ini", flush=True)
        sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
