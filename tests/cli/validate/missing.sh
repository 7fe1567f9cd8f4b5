actorgraph validate nosuch.json
