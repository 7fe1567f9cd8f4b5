actorgraph page net.json --from 2019 --to 2018
