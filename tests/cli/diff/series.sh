actorgraph diff 2015..2018 -g net.json --format tsv | cut -f 1-7,10-11
