actorgraph info warned.json | grep ties
