actorgraph similarity --scale 0
