actorgraph render net.json >/dev/full
