actorgraph info --source charter net.json | grep -e relations
