actorgraph convert net.json --actors-to "$scratch/actors.json"
