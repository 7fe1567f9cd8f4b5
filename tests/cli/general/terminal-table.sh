# needs: script
script -qec "actorgraph info net.json" /dev/null | head -n 4
