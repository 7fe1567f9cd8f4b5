actorgraph centrality --network --sign signed
