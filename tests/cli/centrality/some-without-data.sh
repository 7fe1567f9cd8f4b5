actorgraph centrality --years 1900,2019 -m degree -a china -g "$TOP/graphs/tajikistan-china.json"
