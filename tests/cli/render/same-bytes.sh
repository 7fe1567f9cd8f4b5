for format in svg pdf eps png dot; do
    actorgraph render --year 2019 --format $format net.json >"$scratch/a"
    actorgraph render --year 2019 -q --time-limit 30 -o "$scratch/b.$format" --format $format "$PWD/net.json"
    cmp "$scratch/a" "$scratch/b.$format" && echo "$format: same"
done
