actorgraph page net.json --time-limit soon
