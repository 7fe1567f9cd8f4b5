actorgraph info net.json --format=csv --kind threat | head -n 6
