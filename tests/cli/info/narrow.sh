COLUMNS=40 actorgraph info --format table net.json | head -n 6
