actorgraph help rendr
