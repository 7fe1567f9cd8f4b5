for format in svg pdf eps png dot tikz; do
    actorgraph render --format $format net.json | head -n 1 | head -c 9 | tr -cd "[:print:]"
    echo
done
