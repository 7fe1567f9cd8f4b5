actorgraph validate --format json net.json
