actorgraph diff 2019..2019 -g net.json
