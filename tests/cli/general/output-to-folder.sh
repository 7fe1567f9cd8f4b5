actorgraph info -o . net.json
