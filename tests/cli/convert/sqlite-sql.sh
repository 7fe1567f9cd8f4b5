# needs: sqlite3
cd "$scratch"
actorgraph convert -q "$TOP/graphs/tajikistan-china.json" -o net.db
# The mark of the format, and a sound file.
sqlite3 net.db 'PRAGMA application_id; PRAGMA user_version; PRAGMA integrity_check; PRAGMA foreign_key_check'
# Who was tied to Tajikistan in 2016, and on what evidence? As the manual has it.
sqlite3 -header net.db "
  SELECT from_id, to_id, kind, sign, type, weight, first_date, last_date FROM ties
  WHERE 'TJK' IN (from_id, to_id) AND (first_date IS NULL OR first_date <= '2016-12-31')
    AND (last_date IS NULL OR last_date >= '2016-01-01')"
sqlite3 net.db "SELECT DISTINCT source, source_year, source_title FROM evidence WHERE to_id = 'TJK' ORDER BY source LIMIT 3"
# The views hold where the schema is not trusted.
sqlite3 net.db '.dbconfig trusted_schema off' 'SELECT count(*) > 0 FROM evidence' | tail -n 1
# Strengths by plain SQL, and by the program.
sqlite3 -separator '	' net.db "
  WITH ends(actor, weight) AS (SELECT from_id, weight FROM ties WHERE first_date <= '2019-12-31' AND coalesce(last_date, '9999') >= '2019-01-01' AND kind = 'membership'
    UNION ALL SELECT to_id, weight FROM ties WHERE first_date <= '2019-12-31' AND coalesce(last_date, '9999') >= '2019-01-01' AND kind = 'membership')
  SELECT actor, CAST(sum(weight) AS INTEGER) FROM ends GROUP BY actor ORDER BY actor" >sql.tsv
actorgraph centrality -q -g net.db --year 2019 --kind membership --isolates no -m strength --format tsv |
    tail -n +2 | cut -f 2,4 | sort | diff - sql.tsv && echo alike
