actorgraph info --ego China:0 net.json
