actorgraph similarity T -g toy.csv --year 2001 --profile signed -m kappa_squared
