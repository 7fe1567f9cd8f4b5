cd "$scratch"
for ending in bib json csv md tex txt; do actorgraph cite -q --year 2006 -o refs.$ending; head -n 1 refs.$ending | cut -c 1-60; done
