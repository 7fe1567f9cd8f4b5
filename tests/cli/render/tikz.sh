# Drawn twice it is the same; the command is in it, on one line, whatever stands in the title.
actorgraph render --year 2019 --title $'Line\n\\end{tikzpicture} 50%' -o "$scratch/a.tikz" net.json
actorgraph render --year 2019 --title $'Line\n\\end{tikzpicture} 50%' --format tikz net.json | cmp - "$scratch/a.tikz"
grep -c '\\end{tikzpicture}' "$scratch/a.tikz"
grep -n -e '^% Line' -e '^% For' -e 'bfseries' "$scratch/a.tikz"
grep -o '^% {"generator.*graph_sha256' "$scratch/a.tikz"
actorgraph render --years 2012,2018 -o "$scratch/net-%Y.tikz" flip.json
ls "$scratch"
