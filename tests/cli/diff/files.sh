actorgraph diff net.json recoded.json
