actorgraph ties tajikistan -q --year 2006
