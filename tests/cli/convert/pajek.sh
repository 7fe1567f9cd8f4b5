cd "$scratch"
actorgraph convert "$TOP/tests/cli/data/net.json" -q --format pajek | tee a.net
actorgraph convert a.net -q
# What Pajek carries comes back the same.
actorgraph convert a.net -q -o b.json && actorgraph convert b.json -q -o b.net &&
    actorgraph convert b.net -q -o c.json && sed s/b.net/a.net/g c.json | cmp - b.json
