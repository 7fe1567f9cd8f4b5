actorgraph net.json
