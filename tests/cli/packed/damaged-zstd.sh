# needs: zstd
{ zstd -q -c net.json | head -c 100; printf 'damaged'; zstd -q -c net.json | tail -c +108; } >"$scratch/net.json.zst"
cd "$scratch" && actorgraph info net.json.zst 2>&1 | sed 's/byte [0-9]*/byte N/'
