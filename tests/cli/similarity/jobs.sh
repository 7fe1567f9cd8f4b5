for jobs in 1 2 3; do
    actorgraph similarity -q -g "$TOP/graphs/central-asia.json" --years 2000..2020 --profile signed --jobs $jobs | sha256sum
done | uniq | wc -l
