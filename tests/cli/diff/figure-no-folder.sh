actorgraph diff 2012 2018 -g flip.json --figure no/such/folder.svg
