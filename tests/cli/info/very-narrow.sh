COLUMNS=20 actorgraph info --format table net.json | head -n 12
