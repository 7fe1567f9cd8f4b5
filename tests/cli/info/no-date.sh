actorgraph info --at 2019-02-30 net.json
