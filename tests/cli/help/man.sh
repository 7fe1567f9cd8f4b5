# needs: man
actorgraph help --man >"$scratch/actorgraph.1"
MANWIDTH=80 man --warnings=all -l "$scratch/actorgraph.1" | sed -n 1,12p
