actorgraph similarity -m kapa_squared
