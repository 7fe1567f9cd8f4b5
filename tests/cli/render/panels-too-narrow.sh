actorgraph render --years 2001..2012 --panels 12x1 --width 85mm -g net.json
