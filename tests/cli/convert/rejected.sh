cd "$scratch"
printf '{"actors": 3}' >x.json; actorgraph convert x.json
