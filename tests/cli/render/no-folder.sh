actorgraph render -o net.json/net.svg net.json
