# The numbers are those of the figure, whose tooltips name them.
actorgraph render -q --year 2019 | grep -o '\[[0-9]\] [^&<]*' | sort -u
actorgraph cite -q --year 2019 --format tsv | cut -f 1,2
