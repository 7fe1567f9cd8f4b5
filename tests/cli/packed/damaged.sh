# needs: gzip
{ gzip -cn net.json | head -c 100; printf 'damaged'; gzip -cn net.json | tail -c +108; } >"$scratch/net.json.gz"
cd "$scratch" && actorgraph info net.json.gz 2>&1 | sed 's/byte [0-9]*/byte N/'
