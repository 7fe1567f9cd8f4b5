actorgraph diff 2018 2019 -g net.json --only CHN,TJK --format json
