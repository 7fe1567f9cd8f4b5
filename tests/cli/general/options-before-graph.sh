actorgraph render --year 2O19 nosuch.json
