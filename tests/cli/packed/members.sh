# needs: gzip
# Members behind one another are one file, and zeros behind them fill up a block.
{ head -c 300 net.json | gzip -c; tail -c +301 net.json | gzip -c; head -c 512 /dev/zero; } | actorgraph info -q - | grep ^actors
