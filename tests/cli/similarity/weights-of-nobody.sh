actorgraph similarity -q -g net.json --weights shares.csv --weight-map actor=when,weight=share
