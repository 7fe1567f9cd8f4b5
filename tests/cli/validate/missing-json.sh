actorgraph validate --format json nosuch.json
