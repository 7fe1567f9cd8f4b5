printf "{\"actorgraph\":1,\"actors\":[{\"id\":\"A\",\"kind\":\"state\"}],\"relations\":[]}" | actorgraph centrality -q -g - --network --format csv
