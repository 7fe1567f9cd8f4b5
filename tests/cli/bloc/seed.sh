# A seed repeats its draws, another one makes others.
for seed in 1 1 2; do actorgraph bloc TJK -q --year 2019 --draws 500 --seed $seed | cut -f 3,19-21; done
