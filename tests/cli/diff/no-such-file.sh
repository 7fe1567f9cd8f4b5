actorgraph diff net.json none.json
