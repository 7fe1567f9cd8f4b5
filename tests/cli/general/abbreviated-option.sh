actorgraph validate --quie net.json
