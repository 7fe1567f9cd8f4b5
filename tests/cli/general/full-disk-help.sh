actorgraph help >/dev/full
