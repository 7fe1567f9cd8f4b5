actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --year 2019 --null signs --draws 200 --seed 7
actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --year 2019 --null signs --draws 200 --seed 7 --jobs 1 | cmp - <(actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --year 2019 --null signs --draws 200 --seed 7 --jobs 3)
