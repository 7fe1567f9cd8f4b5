actorgraph validate broken.json
