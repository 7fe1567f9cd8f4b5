actorgraph similarity -q -g toy.csv --weights shares.csv --weight-map actor=whom,weight=share
