actorgraph render --year 2006 --panels 2x1 -g net.json
