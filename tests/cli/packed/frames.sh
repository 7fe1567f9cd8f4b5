# needs: zstd
{ head -c 300 net.json | zstd -q -c; tail -c +301 net.json | zstd -q -c; } | actorgraph info -q - | grep ^actors
