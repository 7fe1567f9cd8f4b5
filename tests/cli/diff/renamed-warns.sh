actorgraph diff net.json renamed.json >/dev/null
