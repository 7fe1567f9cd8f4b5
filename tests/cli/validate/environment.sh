ACTORGRAPH_GRAPH=net.json actorgraph validate
