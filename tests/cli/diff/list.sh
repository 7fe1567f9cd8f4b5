actorgraph diff 2001,2016,2019 -g net.json --only TJK,UZB,SCO
