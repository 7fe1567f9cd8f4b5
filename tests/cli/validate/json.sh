actorgraph validate --format json broken.json
