actorgraph render --quiet --year 2019 >/dev/null
