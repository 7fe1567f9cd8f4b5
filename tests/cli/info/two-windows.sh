actorgraph info --year 2019 --from 2018 net.json
