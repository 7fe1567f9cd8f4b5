actorgraph diff 2016 2019 --year 2018 -g net.json
