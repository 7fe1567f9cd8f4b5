actorgraph validate net.json >&-
