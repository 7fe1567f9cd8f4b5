actorgraph validate --help
