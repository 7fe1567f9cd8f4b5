actorgraph similarity -q -g toy.csv --weights shares.csv --weight-map actor=who,weight=who
