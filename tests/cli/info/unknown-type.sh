actorgraph info --type exercize net.json
