actorgraph info ties.csv --map atpo
