actorgraph diff 2016 2019 --measure fame
