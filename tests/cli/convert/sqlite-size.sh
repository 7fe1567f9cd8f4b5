cd "$scratch"
actorgraph convert -q "$TOP/tests/cli/data/net.json" -o net.db && actorgraph info -q net.db --max-size 1k
