actorgraph diff 1990 2016 -g net.json | head -3
