actorgraph render --time-limit soon net.json
