actorgraph info --without-source putz2061 net.json
