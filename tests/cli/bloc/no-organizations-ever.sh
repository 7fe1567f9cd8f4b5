actorgraph bloc Tajikistan -g "$TOP/graphs/tajikistan-china.json" --years 2018..2019 --kind cooperation
