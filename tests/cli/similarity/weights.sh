actorgraph similarity -g toy.csv --years 2001..2003 -m s_weighted,s_squared_weighted --weights shares.csv --weight-map actor=who,date=when,weight=share --scale 4
