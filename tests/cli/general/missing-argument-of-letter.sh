actorgraph render -o
