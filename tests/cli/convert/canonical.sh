cd "$scratch"
actorgraph convert "$TOP/graphs/tajikistan-china.json" -o a.json &&
    actorgraph convert a.json --format json >b.json && cmp a.json b.json &&
    actorgraph diff "$TOP/graphs/tajikistan-china.json" a.json --exit-code | head -n 2 | tail -n 1
actorgraph convert "$TOP/tests/schema/good/full.json"
