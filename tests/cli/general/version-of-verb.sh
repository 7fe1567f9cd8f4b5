actorgraph render -V
