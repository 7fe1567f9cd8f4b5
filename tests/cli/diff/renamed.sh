actorgraph diff net.json renamed.json --quiet --format tsv | cut -f 3-5 | sort | uniq -c | head -4; actorgraph diff net.json renamed.json --match name
