actorgraph render --lang tr net.json | grep -c Tacikistan
