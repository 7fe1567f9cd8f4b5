actorgraph render --width 8.5mm net.json
