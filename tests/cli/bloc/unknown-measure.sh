actorgraph bloc T -g blocs.json --measure direct,betweenness
