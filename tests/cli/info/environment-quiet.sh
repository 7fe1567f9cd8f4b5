ACTORGRAPH_GRAPH=net.json actorgraph info -q | head -n 2
