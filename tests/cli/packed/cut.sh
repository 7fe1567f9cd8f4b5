# needs: gzip
gzip -cn net.json | head -c 200 >"$scratch/net.json.gz"
cd "$scratch" && actorgraph info net.json.gz
