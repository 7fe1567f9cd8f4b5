actorgraph diff 2016
