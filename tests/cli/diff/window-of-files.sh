actorgraph diff net.json recoded.json --year 2019 --format csv | head -3
