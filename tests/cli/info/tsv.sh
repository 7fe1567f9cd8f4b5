actorgraph info net.json
