actorgraph render "$PWD/net.json" -v --title "It's" --color=never -o "$scratch/net.svg" --only China,Tajikistan --width=85mm -q
grep -o 'actorgraph render.*85mm' "$scratch/net.svg"
