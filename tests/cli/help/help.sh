actorgraph help help
