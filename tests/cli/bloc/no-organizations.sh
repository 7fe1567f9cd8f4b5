actorgraph bloc Tajikistan -g "$TOP/graphs/tajikistan-china.json" --year 2019 --kind cooperation
