sed "s/Test network/[50%] \\\\\\\\t \\\\\\\\\\\\\\\\ \\\\\"a\\\\\" <b> | _c_ \$ # \& {} ~ ^/" net.json >"$scratch/net.json"
for format in tsv csv json md latex; do actorgraph info --format $format "$scratch/net.json" | grep -e title; done
