actorgraph validate --max-size big net.json
