actorgraph render --years 2006,2016 --panels 2 -g net.json
