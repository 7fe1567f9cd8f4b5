actorgraph diff 2015 2019 -q --columns actor,other,value_before=2015,value_after=2019 --format csv
