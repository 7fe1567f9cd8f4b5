actorgraph diff net.json toy.csv
