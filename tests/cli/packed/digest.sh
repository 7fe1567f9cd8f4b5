# needs: gzip
# The digest in a figure is that of the file as it is stored.
gzip -cn net.json >"$scratch/net.json.gz"
cd "$scratch" && actorgraph render net.json.gz --year 2016 -o f.svg && grep -c "$(sha256sum net.json.gz | cut -d' ' -f1)" f.svg
