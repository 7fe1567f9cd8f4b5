actorgraph --version
