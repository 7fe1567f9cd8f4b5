actorgraph render net.json | head -c 0; actorgraph render --format png net.json | head -c 0
