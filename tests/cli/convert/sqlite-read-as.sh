cd "$scratch"
# What a database cannot be asked for, and what is none.
actorgraph convert -q "$TOP/tests/cli/data/net.json" -o a.db
cp a.db a.other
actorgraph info a.db --map weight=w || echo "status $?"
actorgraph info a.other --where 'w>0' || echo "status $?"
actorgraph info a.db --read json || echo "status $?"
actorgraph info "$TOP/tests/cli/data/net.json" --read sqlite 2>&1 | sed 's,[^ ]*/,,' || echo "status $?"
actorgraph info -q a.other | head -n 1
