actorgraph --help
