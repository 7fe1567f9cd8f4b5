actorgraph render --highlight chinna net.json
