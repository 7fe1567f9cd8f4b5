actorgraph info --from 2016 --to 2017-06 net.json | grep -e window -e relations
