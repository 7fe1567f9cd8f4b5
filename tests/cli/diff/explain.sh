actorgraph diff net.json@2016 recoded.json@2019 --explain
