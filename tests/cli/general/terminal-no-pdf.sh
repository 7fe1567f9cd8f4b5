# needs: script
script -qec "actorgraph render --format pdf net.json" /dev/null
