actorgraph similarity -q -g toy.csv --only T --year 2001
