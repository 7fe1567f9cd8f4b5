actorgraph --quiet validate warned.json
