actorgraph info net.json >/dev/full
