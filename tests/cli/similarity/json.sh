actorgraph similarity China Russia -q --year 2019 -m s --format json
