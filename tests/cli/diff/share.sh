actorgraph diff 2017 2018 -g net.json --weigh share --only CHN,TJK
