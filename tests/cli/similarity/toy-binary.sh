actorgraph similarity T -g toy.csv --year 2001 --values binary -m kappa_nominal --digits 4
