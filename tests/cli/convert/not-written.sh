actorgraph convert net.json -q --actors-to "$scratch/none/actors.csv" -o "$scratch/net.json" 2>&1 | sed "s,$scratch/,,"
ls "$scratch"
