# needs: gzip
{ gzip -cn net.json; printf 'more'; } | actorgraph info - 2>&1 | sed 's/byte [0-9]*/byte N/'
