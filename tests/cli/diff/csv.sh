actorgraph diff 2016 2019 -g net.json --format csv --measure betweenness
