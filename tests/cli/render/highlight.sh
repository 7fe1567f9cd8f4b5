actorgraph render --highlight china,SCO net.json | head -c 5
