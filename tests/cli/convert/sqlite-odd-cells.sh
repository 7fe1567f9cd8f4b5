# Cells that our own tables would not take, in tables without those checks: each is refused in one line, or read as it is.
cd "$scratch"
python3 - "$TOP/tests/schema/good/full.json" <<'P' >full.json
import json, sys
graph = json.load(open(sys.argv[1], encoding="utf-8"))
graph["title"] = {"en": "Title", "tr": "Başlık"}
graph["types"] = {"pact": {"kind": "cooperation", "label": {"en": "Pact", "tr": "Anlaşma"}, "x-a": 1}, "feud": {"kind": "rivalry", "weight": 2}}
for part in graph["actors"] + graph["relations"]:
    part["x-b"] = {"c": [1]}
json.dump(graph, sys.stdout)
P
actorgraph convert -q full.json -o full.db
python3 - full.db <<'P'
import sqlite3, subprocess, sys
whole = sqlite3.connect(sys.argv[1])
tables = [name for name, in whole.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
cases = """UPDATE types SET weight = 'heavy' WHERE type = 1
UPDATE types SET weight = 9e999 WHERE type = 1
UPDATE types SET weight = NULL WHERE type = 1
UPDATE types SET weight = x'41' WHERE type = 1
UPDATE types SET id = (SELECT max(id) FROM types)
UPDATE types SET type = 'zero' WHERE type = 1
UPDATE type_labels SET label = NULL
UPDATE type_labels SET language = x'41'
UPDATE actors SET actor = actor * 0
UPDATE actors SET id = x'41' WHERE actor = 1
UPDATE actors SET since = 'ab' || char(0) || 'c' WHERE actor = 1
UPDATE actor_names SET role = NULL
UPDATE actor_names SET role = x'41'
UPDATE actor_names SET language = x'41'
UPDATE actor_names SET name = NULL
UPDATE actor_aliases SET alias = NULL
UPDATE actor_codes SET system = NULL
UPDATE actor_codes SET code = x'41'
UPDATE titles SET language = x'41'
UPDATE titles SET title = NULL
UPDATE sources SET csl = NULL
UPDATE sources SET csl = '[]'
UPDATE sources SET csl = '{'
UPDATE sources SET type = 'other'
UPDATE sources SET year = NULL
UPDATE relations SET directed = 'yes'
UPDATE relations SET directed = 2
UPDATE relations SET weight = 'heavy'
UPDATE relations SET since = x'41', date = NULL
UPDATE relations SET until = x'41', date = NULL
UPDATE relations SET from_actor = 99
UPDATE relations SET relation = 5
UPDATE relations SET first_day = 'monday'
UPDATE relations SET first_day = 0.5
UPDATE cites SET source = 99
UPDATE cites SET relation = 0
UPDATE cites SET relation = NULL
UPDATE cites SET source = 'one'
UPDATE extras SET "key" = NULL WHERE part = 'relation'
UPDATE extras SET "key" = 'weight' WHERE part = 'relation'
UPDATE extras SET json = NULL WHERE part = 'relation'
UPDATE extras SET json = '{' WHERE part = 'relation'
UPDATE extras SET json = x'41' WHERE part = 'relation'
UPDATE extras SET "key" = x'41' WHERE part = 'relation'
UPDATE extras SET "key" = x'41' WHERE part = 'actor'
UPDATE extras SET "key" = NULL WHERE part = 'actor'
UPDATE extras SET json = x'41' WHERE part = 'actor'
UPDATE extras SET json = NULL WHERE part = 'actor'
UPDATE extras SET json = NULL WHERE part = 'type'
UPDATE extras SET item = 99 WHERE part = 'actor'
UPDATE extras SET part = 'other' WHERE part = 'actor'""".splitlines()
for number, case in enumerate([""] + cases):
    path = f"case-{number}.db"
    database = sqlite3.connect(path)
    for table in tables:
        rows = whole.execute(f"SELECT * FROM {table}")
        database.execute(f"CREATE TABLE {table} ({', '.join(chr(34) + column[0] + chr(34) for column in rows.description)})")
        database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows.description))})", rows)
    try:
        database.execute(case)
    except sqlite3.Error as error:
        print(case, "cannot be done:", error)
    for mark in ("application_id", "user_version"):
        database.execute(f"PRAGMA {mark} = {whole.execute(f'PRAGMA {mark}').fetchone()[0]}")
    database.commit()
    database.close()
    said = subprocess.run(["actorgraph", "validate", path], capture_output=True, text=True).stderr.splitlines()
    print(case or "as it was", "->", said[0].removeprefix(f"actorgraph: {path}: ") if said else "no word", flush=True)
P
