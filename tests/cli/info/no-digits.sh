actorgraph info --digits 0 net.json
