cd "$scratch"
# What plain SQL can do to a database, each with the remark that it deserves.
actorgraph convert -q "$TOP/graphs/central-asia.json" -o net.db
cat >spoil.py <<'END'
import shutil
import sqlite3
import sys

name, sql = sys.argv[1:]
shutil.copy("net.db", name)
db = sqlite3.connect(name, isolation_level=None)
db.execute("PRAGMA ignore_check_constraints = ON")
db.executescript(sql)
db.close()
END
spoil() { # NAME SQL
    python3 spoil.py "$1.db" "$2"
    actorgraph validate "$1.db"
    status=$?
    [ "$status" -le 1 ] || printf '%s: status %d\n' "$1" "$status" >&2
}
spoil other 'PRAGMA application_id = 5'
spoil newer 'PRAGMA user_version = 2'
spoil older 'PRAGMA user_version = 0'
spoil no-table 'DROP TABLE relations'
spoil no-column 'DROP VIEW evidence; DROP VIEW ties; ALTER TABLE cites RENAME COLUMN source TO origin'
spoil a-view 'DROP VIEW ties; DROP VIEW evidence; ALTER TABLE relations RENAME TO r; CREATE VIEW relations AS
    WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT n AS relation, r.* FROM x, r'
spoil virtual 'DROP VIEW ties; DROP VIEW evidence; DROP TABLE cites; CREATE VIRTUAL TABLE cites USING fts5(relation, place, source)'
spoil computed "DROP TABLE titles; CREATE TABLE titles (place INTEGER PRIMARY KEY, language TEXT,
    title TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL); INSERT INTO titles (place, language) VALUES (1, 'en')"
spoil schema "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE x' WHERE name = 'titles'"
spoil kind "UPDATE relations SET kind = 'friend' WHERE relation = 7"
spoil kind-of-type "UPDATE relations SET kind = 'threat' WHERE relation = 1"
spoil date "UPDATE relations SET date = NULL, since = '2019-02-30' WHERE relation = 7"
spoil days 'UPDATE relations SET first_day = first_day - 400 WHERE relation = 7'
spoil no-days "UPDATE relations SET first_day = 'x', last_day = 3.5 WHERE relation = 7"
spoil days-of-actor 'UPDATE actors SET last_day = 7 WHERE actor = 3'
spoil backwards "UPDATE relations SET since = '2019', until = '2015', date = NULL WHERE relation = 7"
spoil date-and-since "UPDATE relations SET since = '2019', date = '2019' WHERE relation = 7"
spoil no-actor 'UPDATE relations SET from_actor = 999 WHERE relation = 7'
spoil actor-text "UPDATE relations SET to_actor = 'TJK' WHERE relation = 7"
spoil one-end 'UPDATE relations SET from_actor = NULL WHERE relation = 7'
spoil no-type 'UPDATE relations SET type = 999 WHERE relation = 7'
spoil no-source 'UPDATE cites SET source = 999 WHERE relation = 7'
spoil cites-of-nothing 'INSERT INTO cites VALUES (99999, 1, 1)'
spoil among-too 'INSERT INTO relation_actors VALUES (7, 1, 1), (7, 2, 2)'
spoil among-twice 'UPDATE relations SET from_actor = NULL, to_actor = NULL WHERE relation = 7; INSERT INTO relation_actors VALUES (7, 1, 1), (7, 2, 1)'
spoil weight-text "UPDATE relations SET weight = 'heavy' WHERE relation = 7"
spoil weight-infinite 'UPDATE relations SET weight = 9e999 WHERE relation = 7'
spoil weight-negative 'UPDATE relations SET weight = -3 WHERE relation = 7'
spoil confidence 'UPDATE relations SET confidence = 3 WHERE relation = 7'
spoil directed 'UPDATE relations SET directed = 3 WHERE relation = 7'
spoil status "UPDATE relations SET status = 'true' WHERE relation = 7"
spoil bytes "UPDATE relations SET note = x'00ff' WHERE relation = 7"
spoil no-utf8 "UPDATE relations SET note = CAST(x'41ff' AS TEXT) WHERE relation = 7"
spoil zero-byte "UPDATE relations SET note = CAST(x'410042' AS TEXT) WHERE relation = 7"
spoil huge 'UPDATE relations SET note = CAST(zeroblob(80000000) AS TEXT) WHERE relation = 7'
spoil id-of-relation "UPDATE relations SET id = 'a b' WHERE relation = 7"
spoil id-blank "UPDATE actors SET id = 'a b' WHERE actor = 2"
spoil id-case 'UPDATE actors SET id = lower((SELECT id FROM actors WHERE actor = 1)) WHERE actor = 2'
spoil id-null 'PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, "id TEXT NOT NULL UNIQUE", "id TEXT UNIQUE") WHERE name = "actors";
    PRAGMA writable_schema = RESET; UPDATE actors SET id = NULL WHERE actor = 2'
spoil kind-of-actor "UPDATE actors SET kind = 'country' WHERE actor = 2"
spoil name-control "UPDATE actors SET name = 'a' || char(27) WHERE actor = 2; UPDATE actor_names SET name = 'a' || char(27) WHERE actor = 2"
spoil name-differs "UPDATE actors SET name = 'Nowhere' WHERE actor = 2"
spoil role "INSERT INTO actor_names VALUES (2, 'zz', 1, 'en', 'x')"
spoil spell "INSERT INTO actor_spells VALUES (2, 1, '2016/2010', NULL, NULL)"
spoil extra-no-json "INSERT INTO extras VALUES ('relation', 7, 'x-a', '{]')"
spoil extra-two "INSERT INTO extras VALUES ('relation', 7, 'x-a', '1,\"from\":2')"
spoil extra-known "INSERT INTO extras VALUES ('relation', 7, 'weight', '1')"
spoil extra-of-actor "INSERT INTO extras VALUES ('actor', 2, 'kind', '\"state\"')"
spoil extra-leaves "INSERT INTO extras VALUES ('actor', 2, 'x', '1},{\"a\":1')"
spoil extra-of-nothing "INSERT INTO extras VALUES ('actor', 999, 'x-a', '1')"
spoil extra-of-graph "INSERT INTO extras VALUES ('graph', 0, 'actors', '[]')"
spoil extra-unknown "INSERT INTO extras VALUES ('relation', 7, 'wieght', '1')"
spoil source-id "UPDATE sources SET csl = '{\"id\": \"zz\"}' WHERE source = 2"
spoil source-title "UPDATE sources SET title = 'x', year = NULL WHERE source = 2"
spoil source-text "UPDATE sources SET csl = 'a book' WHERE source = 2"
spoil source-cut "UPDATE sources SET csl = '{\"id\": ' WHERE source = 2"
spoil weight-of-type 'UPDATE types SET weight = 0 WHERE type = 2'
spoil label "UPDATE types SET label = 'x' WHERE type = 2"
spoil title "INSERT INTO titles VALUES (9, 'xx', '')"
# What only acts where somebody writes is nothing to us.
spoil trigger 'CREATE TRIGGER t AFTER INSERT ON relations BEGIN DELETE FROM actors; END'
