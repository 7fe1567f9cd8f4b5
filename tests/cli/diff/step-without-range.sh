actorgraph diff 2016 2019 --step 1y -g net.json
