actorgraph info --lang tr net.json | grep title
