actorgraph info --ego Chna net.json
