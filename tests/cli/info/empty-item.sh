actorgraph info --only China,,Russia net.json
