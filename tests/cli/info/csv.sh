actorgraph info --format csv net.json | head -n 5
