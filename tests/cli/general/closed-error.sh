actorgraph validate broken.json 2>&-
