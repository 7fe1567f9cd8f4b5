actorgraph render -o /dev/full net.json
