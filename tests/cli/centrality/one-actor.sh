printf "{\"actorgraph\":1,\"actors\":[{\"id\":\"A\",\"kind\":\"state\"}],\"relations\":[]}" | actorgraph centrality -q -g - -m all --format json
