actorgraph --help >&-
