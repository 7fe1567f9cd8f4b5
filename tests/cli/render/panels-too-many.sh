actorgraph render --years 2006,2016,2019 --panels 2x3 -g net.json
