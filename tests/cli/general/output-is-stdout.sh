echo kept >"$scratch/log"; actorgraph info -o /dev/stdout net.json >>"$scratch/log"; head -n 2 "$scratch/log"
