actorgraph info --from 2019 --to 2018 net.json
