actorgraph render -o "$scratch/net.svg" broken.json; ls -A "$scratch"
