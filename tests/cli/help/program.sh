actorgraph help
