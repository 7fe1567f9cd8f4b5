"""Who was how strongly tied, year by year? Out of a database, by plain SQL; drawn with matplotlib."""
import sqlite3

import matplotlib.pyplot as plt

# A claim counts in a year with which it shares a day; of parallel claims of a type on a pair the largest counts.
QUERY = """
WITH RECURSIVE years(year) AS (SELECT 2001 UNION ALL SELECT year + 1 FROM years WHERE year < 2022),
     counted AS (
       SELECT year, max(weight) AS weight,
              CASE WHEN directed OR from_id < to_id THEN from_id ELSE to_id END AS a,
              CASE WHEN directed OR from_id < to_id THEN to_id ELSE from_id END AS b
       FROM years JOIN ties ON coalesce(first_date, '0001') <= year || '-12-31'
                           AND coalesce(last_date, '9999') >= year || '-01-01'
       GROUP BY year, a, b, kind, type, directed),
     ends AS (SELECT year, a AS actor, weight FROM counted UNION ALL SELECT year, b, weight FROM counted)
SELECT year, actor, sum(weight) FROM ends WHERE actor IN ('CHN', 'RUS', 'TJK') GROUP BY year, actor ORDER BY year, actor
"""

with sqlite3.connect("file:net.db?mode=ro", uri=True) as database:
    rows = database.execute(QUERY).fetchall()
    names = dict(database.execute("SELECT id, name FROM actors"))

print("period,actor,strength")
for year, actor, strength in rows:
    print(f"{year},{actor},{strength:g}")

figure, axes = plt.subplots(figsize=(6.85, 3.5))
for actor, marker in (("TJK", "o"), ("CHN", "s"), ("RUS", "^")):
    line = [(year, strength) for year, who, strength in rows if who == actor]
    axes.plot(*zip(*line), marker=marker, markersize=4, label=names[actor])
axes.set(xlabel="Year", ylabel="Strength", ylim=(0, None), xticks=range(2002, 2023, 4))
axes.legend(frameon=False)
figure.tight_layout()
figure.savefig("from_sqlite.pdf")
