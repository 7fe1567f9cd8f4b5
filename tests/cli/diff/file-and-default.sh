ACTORGRAPH_GRAPH=net.json actorgraph diff 2016 recoded.json@2016 --quiet --only CHN,TJK
