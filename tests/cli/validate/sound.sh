actorgraph validate net.json
