actorgraph rendr
