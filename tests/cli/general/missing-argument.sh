actorgraph render --year
