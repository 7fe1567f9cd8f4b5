actorgraph info --to 2016 net.json | grep -e window -e relations
