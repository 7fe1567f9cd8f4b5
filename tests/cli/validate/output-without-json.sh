actorgraph validate -o found.txt net.json
