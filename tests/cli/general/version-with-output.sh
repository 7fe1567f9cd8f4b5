actorgraph render -o "$scratch/x" --version; ls "$scratch"
