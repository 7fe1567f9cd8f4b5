actorgraph centrality -q --year 2019 --network --sign absolute --direction follow --format csv
