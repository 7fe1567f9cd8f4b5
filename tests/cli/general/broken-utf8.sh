actorgraph render --year $'\xff'
