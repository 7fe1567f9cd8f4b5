# needs: zip
cp events.tsv "$scratch" && cd "$scratch" && gzip -nk events.tsv && zip -q events.zip events.tsv
for file in events.tsv.gz events.zip; do
    head -c 100 "$file" >"cut.${file##*.}" && actorgraph ingest --layout csv "cut.${file##*.}" --map from=who,to=whom,date=day,code=code -o out.json
    echo $?; ls out.json 2>/dev/null
done
