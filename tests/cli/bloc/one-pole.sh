actorgraph bloc Tajikistan -q --year 2019 --poles China --format table
