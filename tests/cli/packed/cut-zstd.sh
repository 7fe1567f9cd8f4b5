# needs: zstd
zstd -q -c net.json | head -c 200 >"$scratch/net.json.zst"
cd "$scratch" && actorgraph info net.json.zst
