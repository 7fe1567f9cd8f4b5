actorgraph bloc Tajikistan -q --years 2005..2007 --poles China,Russia
