# Processes share the draws; the bytes do not show it.
for jobs in 1 2 5; do actorgraph bloc T -g blocs.json --year 2001 --draws 30000 --jobs $jobs --format json | md5sum; done | uniq | wc -l
