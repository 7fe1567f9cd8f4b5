actorgraph diff 2016 2019 -g net.json --lang tr --only CHN,TJK
