actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --year 2019 --kind cooperation,rivalry,threat,membership --format json | grep -E "membership|period"
