actorgraph cite Tajikistan -q --year 2019 --format csv
