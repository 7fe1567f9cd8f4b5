actorgraph info --kind cooperation --status confirmed,reported --type exercise --isolates no net.json | grep -e "^actors" -e relations
