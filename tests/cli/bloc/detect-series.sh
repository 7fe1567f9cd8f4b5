actorgraph bloc Tajikistan -q --years 2016..2019 --detect --draws 50 --format csv | cut -d , -f 1-6
