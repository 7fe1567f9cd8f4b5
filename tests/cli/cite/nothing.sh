actorgraph cite -g "$TOP/graphs/tajikistan-china.json" --year 1900
actorgraph cite -g "$TOP/graphs/tajikistan-china.json" --year 1900 --format csl-json -q
actorgraph cite -g "$TOP/graphs/tajikistan-china.json" --year 1900 --format csv -q
