actorgraph validate --format json -o "$scratch/found.json" warned.json; cat "$scratch/found.json"
