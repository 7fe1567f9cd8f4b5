actorgraph bloc Tajikistan -q --years 2000..2022 --format table
