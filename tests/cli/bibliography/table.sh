printf 'id,type,title,author,issued,URL\nnye2004,book,Soft Power,"Nye, Joseph S.; Berg, Jan; World Bank",2004-05,https://example.org\n' >"$scratch/refs.csv"
actorgraph cite -q -g cites.json --bibliography "$scratch/refs.csv" --format csl-json
