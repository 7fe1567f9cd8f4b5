actorgraph similarity -v -g toy.csv --year 2001 -m s,tau_b
