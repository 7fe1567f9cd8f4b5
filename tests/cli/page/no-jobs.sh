actorgraph page net.json --jobs 0
