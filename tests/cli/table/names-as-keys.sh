actorgraph centrality -q signs.tsv -m degree_positive,degree_negative
