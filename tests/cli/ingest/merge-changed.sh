# What somebody has changed in a graph of ingest is not added up: each case is refused in one line, as JSON and as database.
cd "$scratch"
actorgraph ingest -q "$TOP/tests/cli/data/events.tsv" --layout csv --map "from=who,to=whom,date=day,code=code,score=score,id=id" -o one.json
actorgraph convert -q one.json -o one.db
cat >change.py <<'P'
import copy, json, sqlite3, subprocess
with open("one.json", encoding="utf-8") as file:
    whole = json.load(file)

def merge(path):
    done = subprocess.run(["actorgraph", "ingest", "-q", "--merge", "one.json", path, "-o", "sum.json"], capture_output=True, text=True)
    return done.stderr.splitlines()[0].removeprefix("actorgraph: ") if done.stderr else f"status {done.returncode}"

first = {"since": "2019", "until": "2020", "date": None}
for change in [{}, {"weight": 3}, {"weight": 2.05}, {"weight": 1e20}, {"date": "2019-05"}, {"date": "2019/2020"}, first,
               {"status": "alleged"}, {"directed": False}, {"note": None}, {"note": "2 events"}, {"note": "two events, score 2: 1, 2"},
               {"note": "0 events, score 2: 1, 2"}, {"to": "TJK"}, {"type": None, "kind": "threat"}, {"from": None, "to": None, "among": ["TJK", "CHN"]},
               {"among": ["TJK", "CHN", "RUS"], "from": None, "to": None}]:
    graph = copy.deepcopy(whole)
    relation = graph["relations"][0]
    relation.update(change)
    for key in [key for key, value in change.items() if value is None]:
        del relation[key]
    with open("two.json", "w", encoding="utf-8") as file:
        json.dump(graph, file)
    print(change, "->", merge("two.json"), flush=True)
for change in ["name = ''", "name = ' '", "name = NULL", f"name = '{'x' * 600}'", "id = 'XYZ'"]:
    graph = copy.deepcopy(whole)
    key, value = change.split(" = ")
    graph["actors"][0][key] = None if value == "NULL" else value.strip("'")
    if value == "NULL":
        del graph["actors"][0][key]
    if key == "id":
        for relation in graph["relations"]:
            relation.update((k, "XYZ") for k in ("from", "to") if relation[k] == "CHN")
    with open("two.json", "w", encoding="utf-8") as file:
        json.dump(graph, file)
    print("actor", change[:20], "->", merge("two.json"), flush=True)
for change in ["weight = 'two'", "weight = 3", "first_day = -800000, last_day = -799990", "first_day = NULL", "last_day = 9999999", "last_day = first_day - 1",
               "last_day = last_day - 1", "status = 'other'", "status = 'alleged'", "directed = 0", "note = NULL", "note = x'41'", "note = 'none'",
               "from_actor = 0", "from_actor = 99", "to_actor = from_actor", "type = NULL", "type = 9", "since = '2019'"]:
    with open("one.db", "rb") as old, open("two.db", "wb") as new:
        new.write(old.read())
    database = sqlite3.connect("two.db")
    database.execute("PRAGMA ignore_check_constraints = on")
    database.execute(f"UPDATE relations SET {change} WHERE relation = 1")
    database.commit()
    database.close()
    print("row", change, "->", merge("two.db"), flush=True)
for change in ["UPDATE actors SET actor = 7 WHERE actor = 3", "UPDATE actors SET id = 'ZZZ' WHERE actor = 3", "DELETE FROM types WHERE type = 3",
               "INSERT INTO types (type, id, kind) VALUES (9, 'more', 'threat')", "UPDATE extras SET json = '{}'", "DELETE FROM extras"]:
    with open("one.db", "rb") as old, open("two.db", "wb") as new:
        new.write(old.read())
    database = sqlite3.connect("two.db")
    database.execute(change)
    database.commit()
    database.close()
    print(change, "->", merge("two.db"), flush=True)
P
python3 change.py
