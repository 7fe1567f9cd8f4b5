# Spells of actors are intervals of a vertex; a mark of quotation in an id becomes an apostrophe.
cd "$scratch"
sed 's/"id": "A"/"id": "A\\"a"/' "$TOP/tests/schema/good/spells.json" >spells.json
actorgraph convert -q spells.json --format pajek
