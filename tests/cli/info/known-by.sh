actorgraph info --known-by 2010 net.json | grep -e relations
