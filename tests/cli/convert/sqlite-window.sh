cd "$scratch"
# A slice of a database, of which only its window is read, is the slice of the whole.
actorgraph convert -q "$TOP/graphs/central-asia.json" -o net.json
actorgraph convert -q net.json -o net.db
count=0
both() {
    cp net.json x && actorgraph "$@" -q -g x >a.out 2>a.err
    a=$?
    cp net.db x && actorgraph "$@" -q -g x >b.out 2>b.err
    b=$?
    sed -i 's/[0-9a-f]\{64\}//' a.out b.out # the digest
    cmp a.out b.out && cmp a.err b.err && [ $a = $b ] || printf 'differs: %s\n' "$*"
    count=$((count + 1))
}
for when in "--year 2016" "--at 2001-06-30" "--from 2010 --to 2014-03" "--to 2000" "--from 2018" "--year 1700" \
    "--year 2019 --half-life 3y" "--year 2016 --kind rivalry" "--year 1993 --kind rivalry" "--year 2019 --weigh share"; do
    for verb in "info" "centrality -m all" "balance" "render --layout free --mark frustrated" "ties" "ties TJK --timeline /dev/stdout" "cite" "bloc TJK --draws 20" \
        "similarity" "similarity --scale 4" "render" "render --layout free" "render --layout free --bloc-marks" \
        "render --layout free --color-by camp"; do
        # shellcheck disable=SC2086
        both $verb $when
    done
done
for when in "--years 2015..2019" "--years 2006,2016" "--years 2010..2012 --window 3y" \
    "--from 2010 --to 2015 --step 1y --window 2y" "--window 2y" "--step 1y" "--from 2012 --step 6m" \
    "--years 2001..2004 --step 3m --window 1y" "--years 1700..1702"; do
    for verb in "centrality --rank --delta" "centrality --plot /dev/stdout" "balance" "bloc TJK --draws 5" "similarity" "render --layout free" "render"; do
        # shellcheck disable=SC2086
        both $verb $when
    done
done
both diff 2015 2019
both diff 2015 2019 --explain
both diff 2010/2012 2016 --format json
both diff 2006..2019
both diff 2006..2012 --window 2y
both diff 2015 2019 --half-life 2y
both diff 2012 2018 --match name
both diff 2015 2019 --figure /dev/stdout
both diff 1700 2019
both validate
printf '%d compared\n' "$count"
