actorgraph render -o "$scratch/net" net.json && head -c 5 "$scratch/net"
