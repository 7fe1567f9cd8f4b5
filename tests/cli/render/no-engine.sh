actorgraph render --engine neatto net.json
