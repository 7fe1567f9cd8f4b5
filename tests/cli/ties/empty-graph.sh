cd "$scratch"
printf '{"actorgraph": 1, "actors": [], "relations": []}' >g.json
actorgraph ties -g g.json --format json
