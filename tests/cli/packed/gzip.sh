# needs: gzip
gzip -c net.json >"$scratch/net.json.gz"
actorgraph info "$scratch/net.json.gz" --format json | sed 's/net.json.gz/net.json/' >"$scratch/packed"
actorgraph info net.json --format json | diff - "$scratch/packed" && echo the same
