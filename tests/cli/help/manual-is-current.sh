"$TOP/docs/refresh" --check
# Every verb has a page, which has its options, and the index names it.
actorgraph help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' | while read -r verb; do
    grep -q "^<!-- options of $verb -->\$" "$TOP/docs/manual/$verb.md" || echo "$verb has no page"
    grep -q "($verb.md)" "$TOP/docs/manual/README.md" || echo "$verb is not in the index"
    echo "$verb"
done
