# needs: zstd
head -c 100000000 /dev/zero | zstd -q -c | actorgraph info --max-size 1M -
