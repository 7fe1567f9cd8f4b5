actorgraph diff net.json broken.json
