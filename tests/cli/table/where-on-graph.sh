actorgraph info net.json --where x=1
