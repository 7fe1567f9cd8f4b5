actorgraph info --min-confidence 1.5 net.json
