actorgraph bloc Tajikistan -q --years 1999..2002 --draws 10 --format csv | cut -d , -f 1-8
