actorgraph info net.json >&-
