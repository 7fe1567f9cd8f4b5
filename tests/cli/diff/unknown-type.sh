actorgraph diff 2016 2019 --type fame -g net.json
