cd "$scratch"
# Another program writes: we wait a second, then say so. What stands in a log beside the file counts.
actorgraph convert -q "$TOP/tests/cli/data/net.json" -o net.db
cat >lock.py <<'END'
import os
import shutil
import sqlite3
import subprocess


def run(*words):
    done = subprocess.run(["actorgraph", *words], capture_output=True, text=True)
    print(done.returncode, done.stderr.strip(), [x for x in done.stdout.split("\n") if "license" in x])


db = sqlite3.connect("net.db", isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
run("validate", "net.db")
db.execute("ROLLBACK")
db.execute("PRAGMA journal_mode = WAL")
db.execute("INSERT INTO meta VALUES ('license', 'in the log') ON CONFLICT DO UPDATE SET value = 'in the log'")
run("info", "net.db")
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE meta SET value = 'not committed'")
run("info", "net.db")
db.execute("ROLLBACK")
db.close()
run("info", "net.db")
with open("net.db", "rb") as file:
    done = subprocess.run(["actorgraph", "info", "-"], stdin=file, capture_output=True, text=True)
    print(done.returncode, done.stderr.strip())
print(sorted(name for name in os.listdir(".") if name.startswith("net")))
# A writer that dies leaves its journal.
shutil.copy("net.db", "hot.db")
pid = os.fork()
if pid == 0:
    db = sqlite3.connect("hot.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN")
    db.execute("UPDATE relations SET note = hex(randomblob(30000))")
    os._exit(0)
os.waitpid(pid, 0)
run("validate", "hot.db")
END
python3 lock.py
# Names that SQLite would take for something else.
for name in ':memory:' 'file:x?mode=memory' 'a?b#c%20 d.db'; do
    actorgraph convert -q "$TOP/tests/cli/data/net.json" --format sqlite -o "$name" && actorgraph validate "$name"
done
chmod 444 ':memory:' && actorgraph info -q ':memory:' | head -n 2
