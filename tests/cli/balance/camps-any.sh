actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --year 2019 --camps any --format table | grep -E "frustration|camp"
