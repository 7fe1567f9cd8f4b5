COLUMNS=50 actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --year 2019 --format table --lang tr
