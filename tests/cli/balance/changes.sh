actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --years 2001..2022 --show changes
