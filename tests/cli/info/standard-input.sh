actorgraph info - <net.json | head -n 2
