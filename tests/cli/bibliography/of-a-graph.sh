# The sources of another graph.
actorgraph convert nobody.json -q --bibliography net.json | grep -c '"type"'
