actorgraph diff 2016 2016 -g net.json --exit-code; echo $?; actorgraph diff 2016 2019 -g net.json --exit-code >/dev/null; echo $?
