actorgraph diff 2016 2019 -g net.json --only CHN,TJK --color always | cat -v
