actorgraph validate warned.json
