actorgraph bloc Tajikistan -q --years 2015..2019 --known-by 2021 --poles China,Russia --format table
