cd "$scratch"
# All tables through Python's own module: the same as the JSON file says.
actorgraph convert -q "$TOP/graphs/central-asia.json" -o net.db
actorgraph convert -q "$TOP/graphs/central-asia.json" -o net.json
cat >check.py <<'END'
import datetime
import json
import sqlite3

with open("net.json", encoding="utf-8") as file:
    graph = json.load(file)
db = sqlite3.connect("file:net.db?mode=ro", uri=True)
actors = dict(db.execute("SELECT id, kind FROM actors"))
assert actors == {a["id"]: a["kind"] for a in graph["actors"]}
names = db.execute("SELECT a.id, n.language, n.name FROM actor_names n JOIN actors a USING (actor)"
                   " WHERE role = 'name' ORDER BY actor, place").fetchall()
assert names == [(a["id"], *one) for a in graph["actors"] if isinstance(a.get("name"), dict)
                 for one in a["name"].items()]
codes = db.execute("SELECT a.id, system, code FROM actor_codes JOIN actors a USING (actor)").fetchall()
assert codes == [(a["id"], *one) for a in graph["actors"] for one in a.get("codes", {}).items()]
sources = [json.loads(row[0]) for row in db.execute("SELECT csl FROM sources ORDER BY source")]
assert sources == graph["sources"]
titles = [row[0] for row in db.execute("SELECT title FROM sources ORDER BY source")]
assert titles == [s.get("title") for s in graph["sources"]]
rows = db.execute("SELECT relation, f.id, t.id, r.kind, y.id, r.weight, date, r.since, r.until, r.first_day, r.note"
                  " FROM relations r LEFT JOIN actors f ON f.actor = from_actor LEFT JOIN actors t ON t.actor = to_actor"
                  " LEFT JOIN types y USING (type) ORDER BY relation").fetchall()
assert len(rows) == len(graph["relations"])
for row, one in zip(rows, graph["relations"]):
    kind = graph["types"].get(one.get("type"), one).get("kind")
    assert row[1:4] == (one.get("from"), one.get("to"), kind), row
    assert row[4] == one.get("type") and row[6:9] == (one.get("date"), one.get("since"), one.get("until")), row
    assert row[10] == one.get("note")
    begin = one.get("date", one.get("since", ""))
    if len(begin) == 10:
        day = (datetime.date.fromisoformat(begin) - datetime.date(1970, 1, 1)).days
        assert row[9] == day, row
    among = [id for (id,) in db.execute("SELECT a.id FROM relation_actors JOIN actors a USING (actor)"
                                        " WHERE relation = ? ORDER BY place", row[:1])]
    assert among == one.get("among", [])
    cites = [id for (id,) in db.execute("SELECT s.id FROM cites JOIN sources s USING (source)"
                                        " WHERE relation = ? ORDER BY place", row[:1])]
    assert cites == one.get("cite", [])
pairs = sum(1 if "from" in r else len(r["among"]) * (len(r["among"]) - 1) // 2 for r in graph["relations"])
assert db.execute("SELECT count(*) FROM ties").fetchone() == (pairs,)
print(len(actors), "actors,", len(rows), "relations,", pairs, "ties")
END
python3 check.py
# A database that plain SQL made is read as any other.
cat >make.py <<'END'
import sqlite3

old, db = sqlite3.connect("net.db"), sqlite3.connect("own.db")
for (sql,) in old.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"):
    db.execute(sql)
db.execute("PRAGMA application_id = 1633904498")
db.execute("PRAGMA user_version = 1")
db.executemany("INSERT INTO actors (id, name, kind) VALUES (?, ?, 'state')", [("A", "Aland"), ("B", "Bland")])
db.execute("INSERT INTO relations (from_actor, to_actor, kind, date, first_day, last_day)"
           " VALUES (1, 2, 'rivalry', '2016', unixepoch('2016-01-01') / 86400, unixepoch('2016-12-31') / 86400)")
db.commit()
END
python3 make.py && actorgraph ties -g own.db --year 2016 && actorgraph convert own.db
