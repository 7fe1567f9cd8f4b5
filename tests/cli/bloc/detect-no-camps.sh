actorgraph bloc Tajikistan -g "$TOP/graphs/tajikistan-china.json" --years 2001..2003 --detect --kind cooperation --format table; actorgraph bloc Tajikistan -q --year 2001 --detect --kind cooperation
