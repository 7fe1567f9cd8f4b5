for mask in 022 027 077; do
    (umask $mask; actorgraph render --year 2019 net.json -o "$scratch/$mask.svg"; stat -c %a "$scratch/$mask.svg")
done
chmod 604 "$scratch/077.svg"
(umask 077; actorgraph render --year 2019 net.json -o "$scratch/077.svg"; stat -c %a "$scratch/077.svg")
