actorgraph info --format md net.json | head -n 5
