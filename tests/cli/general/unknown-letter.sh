actorgraph render -z
