# One word may be more options than there are words.
actorgraph info -qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq --format=tsv nobody.json
