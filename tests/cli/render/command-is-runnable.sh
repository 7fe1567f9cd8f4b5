# The command of the metadata, run again, gives the same figure.
actorgraph render --title "It's \$HOME" --only China,Tajikistan net.json >"$scratch/a.svg"
sed -n 's/.*"command":"\([^"]*\)".*/\1/p' <(sed 's/&quot;/"/g; s/&#39;/'\''/g; s/\\\\/\\/g' "$scratch/a.svg") >"$scratch/again.sh"
cat "$scratch/again.sh"
bash "$scratch/again.sh" | cmp - "$scratch/a.svg"
