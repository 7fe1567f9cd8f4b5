actorgraph cite -q --year 2006 --without-source kizilay2022 --format tsv | cut -f 1-7
