# The order of the file does not show, not even in the draws.
cd "$scratch"
{ grep -v '"from"' "$OLDPWD/blocs.json" | sed '/"relations"/q'; grep '"from"' "$OLDPWD/blocs.json" | sed 's/},\?$/}/' | tac | sed '$!s/$/,/'; echo ']}'; } >g.json
for graph in "$OLDPWD/blocs.json" g.json; do
    actorgraph bloc A -g $graph --year 2001 --draws 300 --jitter 1 --drop ties,types
done | sort -u | cut -f 3,19-22
