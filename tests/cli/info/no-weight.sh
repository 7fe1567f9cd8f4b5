actorgraph info --min-weight heavy net.json
