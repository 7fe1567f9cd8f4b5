actorgraph diff net.json recoded.json --actor Ruritania
