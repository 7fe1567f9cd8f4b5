actorgraph -h | head -n 1
