actorgraph render --format=gif
