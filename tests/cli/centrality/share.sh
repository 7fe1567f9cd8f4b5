actorgraph centrality -q --years 2015..2017 --weigh share -m strength -a CHN,TJK
