actorgraph page broken.json -o "$scratch/p.html"; echo $?; ls "$scratch"
