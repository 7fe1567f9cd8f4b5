cd "$scratch"
# Every format that is read may be packed, by its name or through a pipe. What has no sources cites
# the file, by its name.
actorgraph convert -q "$TOP/tests/cli/data/net.json" -o a.json
as_json() { actorgraph convert -q "$@" | sed -E 's/plain\.[a-z]+(\.gz|\.zst)?|standard( input|-input|_input)/FILE/g'; }
for file in plain.json plain.graphml plain.gexf plain.net plain.dl plain.db plain.tsv; do
    actorgraph convert -q a.json -o "$file" && gzip -k "$file" && zstd -q "$file" &&
        as_json "$file" >as-it-is || echo "not written: $file"
    for packed in "$file.gz" "$file.zst"; do
        as_json "$packed" | cmp - as-it-is || echo "not the same: $packed"
    done
    read=any
    [ $file = plain.tsv ] && read=table
    as_json - --read $read <"$file.gz" | cmp - as-it-is || echo "not through a pipe: $file"
done
