actorgraph validate --max-size 1k net.json
