actorgraph page net.json --ego Nowhere
