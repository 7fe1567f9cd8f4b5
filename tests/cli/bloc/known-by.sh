actorgraph bloc Tajikistan -q --year 2019 --known-by 2019 --blocs SCO,CSTO --format table
