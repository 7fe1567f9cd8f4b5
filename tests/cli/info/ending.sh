actorgraph info -o "$scratch/info.tex" net.json; head -n 1 "$scratch/info.tex"
