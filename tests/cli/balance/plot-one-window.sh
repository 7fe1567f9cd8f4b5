actorgraph balance -q --year 2019 --plot b.svg
