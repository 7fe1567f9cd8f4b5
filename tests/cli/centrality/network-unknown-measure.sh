actorgraph centrality -q --years 2018..2019 --network -m densty
