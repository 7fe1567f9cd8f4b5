actorgraph help render
