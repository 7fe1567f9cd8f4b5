actorgraph diff 2012..2014 -g flip.json --figure f.svg
