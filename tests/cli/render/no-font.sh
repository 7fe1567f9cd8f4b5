actorgraph render --font "Arial; x" net.json
