actorgraph info --format table net.json
