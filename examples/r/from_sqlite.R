# Who was how strongly tied, year by year? Out of a database, by plain SQL.

# A claim counts in a year with which it shares a day; of parallel claims of a type on a pair the largest counts.
query <- "
WITH RECURSIVE years(year) AS (SELECT 2001 UNION ALL SELECT year + 1 FROM years WHERE year < 2022),
     counted AS (
       SELECT year, max(weight) AS weight,
              CASE WHEN directed OR from_id < to_id THEN from_id ELSE to_id END AS a,
              CASE WHEN directed OR from_id < to_id THEN to_id ELSE from_id END AS b
       FROM years JOIN ties ON coalesce(first_date, '0001') <= year || '-12-31'
                           AND coalesce(last_date, '9999') >= year || '-01-01'
       GROUP BY year, a, b, kind, type, directed),
     ends AS (SELECT year, a AS actor, weight FROM counted UNION ALL SELECT year, b, weight FROM counted)
SELECT year, actor, sum(weight) AS strength FROM ends
WHERE actor IN ('CHN', 'RUS', 'TJK') GROUP BY year, actor ORDER BY year, actor"

database <- DBI::dbConnect(RSQLite::SQLite(), "net.db", flags = RSQLite::SQLITE_RO)
rows <- DBI::dbGetQuery(database, query)
names <- DBI::dbGetQuery(database, "SELECT id, name FROM actors")
DBI::dbDisconnect(database)

cat("period,actor,strength\n")
cat(sprintf("%d,%s,%g\n", rows$year, rows$actor, rows$strength), sep = "")

wide <- xtabs(strength ~ year + actor, rows)
color <- c("black", "#d55e00", "#0072b2")
pdf("from_sqlite.pdf", width = 6.85, height = 3.5)
par(mar = c(4, 4, 1, 1))
matplot(as.integer(rownames(wide)), wide, type = "b", pch = c(0, 2, 1), lty = 1:3, col = color,
        xlab = "Year", ylab = "Strength", ylim = c(0, max(wide)))
legend("topleft", names$name[match(colnames(wide), names$id)], pch = c(0, 2, 1), lty = 1:3, col = color,
       bty = "n")
invisible(dev.off())
