actorgraph centrality -q --year 2019 -m degree -a DAESH --without DAESH
