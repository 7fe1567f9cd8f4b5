actorgraph page net.json --weigh share
