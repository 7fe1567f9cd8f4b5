actorgraph render -o net.gif net.json
