for jobs in 1 2 5; do
    actorgraph centrality -q --years 2001..2022 -m all --delta --rank --jobs $jobs | sha256sum
done | uniq | wc -l
