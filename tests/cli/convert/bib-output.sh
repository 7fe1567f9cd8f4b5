actorgraph convert net.json -o "$scratch/refs.bib"
