actorgraph info net.json other.json
