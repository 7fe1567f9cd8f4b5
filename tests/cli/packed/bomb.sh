# needs: gzip
head -c 100000000 /dev/zero | gzip -c1 | actorgraph info --max-size 1M -
