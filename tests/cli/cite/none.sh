actorgraph cite -g net.json --ties none --format csv
