# needs: gzip
gzip -c net.json | actorgraph info -q - | grep ^actors
