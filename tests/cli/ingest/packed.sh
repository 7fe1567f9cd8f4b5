# needs: zip
# However it is packed, and however many threads: the same bytes.
cp events.tsv "$scratch/a.tsv" && cd "$scratch" && gzip -nk a.tsv && zstd -q a.tsv && mkdir folder && cp a.tsv folder/one.tsv
zip -q a.zip a.tsv && zip -q0 stored.zip a.tsv
map=from=who,to=whom,date=day,code=code
for file in a.tsv.gz a.tsv.zst a.zip stored.zip folder -; do
    actorgraph ingest -q --layout csv --map $map "$file" -j 3 -o packed.json <a.tsv && actorgraph ingest -q --layout csv --map $map a.tsv -o plain.json && cmp packed.json plain.json && echo "$file is the same"
done
actorgraph ingest -q --layout csv --map $map - <a.zip 2>&1
