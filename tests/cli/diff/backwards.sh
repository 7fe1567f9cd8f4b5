actorgraph diff 2019..2016 -g net.json
