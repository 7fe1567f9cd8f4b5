#!/usr/bin/env bash
# Who stands between the others, in windows of five years, and how does the place of China change?
actorgraph centrality graphs/central-asia.json --from 2006 --to 2020 --window 5y --measure betweenness --top 2 --rank
actorgraph centrality graphs/central-asia.json --years 2010..2020 --step 5y --measure degree,pagerank --actor China --delta
