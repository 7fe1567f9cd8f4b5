actorgraph render --dpi 10000 net.json
