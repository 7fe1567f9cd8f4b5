actorgraph bloc Tajikistan -q --years 2001..2022 --plot lead.png
