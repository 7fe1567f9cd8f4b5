actorgraph info --weigh share net.json
