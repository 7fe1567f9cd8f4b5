actorgraph centrality -q --years 2005..2008 --network --blocs SCO,CSTO
