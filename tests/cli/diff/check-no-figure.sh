actorgraph diff 2015 2019 --check -g net.json
