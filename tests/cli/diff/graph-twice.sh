actorgraph diff net.json recoded.json -g net.json
