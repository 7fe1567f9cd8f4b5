sed "s/Test network/=1+1/" net.json | actorgraph info --format csv --csv-guard no - | sed -n 2p
