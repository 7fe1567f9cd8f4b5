actorgraph render --quiet=3
