actorgraph info --at 2018/2019 net.json
