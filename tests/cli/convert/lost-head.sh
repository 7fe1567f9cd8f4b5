cd "$scratch"
# What Gephi drops of a GEXF (all but nodes and edges) costs the sources their details, not the relations.
actorgraph convert "$TOP/graphs/tajikistan-china.json" --format gexf | sed '/^<?actorgraph/,/?>$/d' >x.gexf
actorgraph convert x.gexf | grep -c '"from"\|"among"'
actorgraph validate x.gexf
