actorgraph validate -q warned.json
