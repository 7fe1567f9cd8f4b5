for f in pdf eps png dot tikz; do
    actorgraph diff 2012 2018 -g flip.json --lang tr --title '' --figure "$scratch/f.$f" >"$scratch/out" && head -c 4 "$scratch/f.$f" | tr -d '\211\r\n' && echo
done
