actorgraph bloc Tajikistan -q --year 2019 --without-source wilson2020 --poles China,Russia --format table
