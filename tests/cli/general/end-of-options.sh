cp net.json "$scratch/-q.json" && cd "$scratch" && actorgraph validate -- -q.json
