actorgraph validate .
