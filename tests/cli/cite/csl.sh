actorgraph cite -q --year 2006 --format csl-json
