actorgraph validate broken.json 2>/dev/full
