actorgraph diff 2016 2019-13 -g net.json
