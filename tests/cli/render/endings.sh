for ending in svg pdf EPS png dot gv tikz tex; do
    actorgraph render -o "$scratch/net.$ending" net.json
    head -n 1 "$scratch/net.$ending" | head -c 9 | tr -cd "[:print:]"
    echo
done
ls -A "$scratch"
