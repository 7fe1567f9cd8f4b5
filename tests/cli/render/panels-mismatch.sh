actorgraph render --years 2006,2016,2019 --panels 2x1 -g net.json
