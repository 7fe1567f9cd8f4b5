actorgraph info -o nosuch/info.csv net.json
