actorgraph bloc Tajikistan -q --year 2019 --blocs SCO --format table
