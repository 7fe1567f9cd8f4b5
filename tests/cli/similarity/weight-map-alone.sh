actorgraph similarity --weight-map actor=x
