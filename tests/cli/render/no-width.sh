actorgraph render --width 85px net.json
