printf "{\"actorgraph\":1,\"actors\":[],\"relations\":[]}" | actorgraph centrality -q -g - -m all --format csv | wc -l
