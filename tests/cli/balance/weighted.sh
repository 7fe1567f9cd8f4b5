actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --year 2019 --weighted --show ties
actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --year 2019 --weighted --format table | grep -A3 camps
