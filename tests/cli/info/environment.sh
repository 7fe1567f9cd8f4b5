ACTORGRAPH_GRAPH=net.json actorgraph info | head -n 2
