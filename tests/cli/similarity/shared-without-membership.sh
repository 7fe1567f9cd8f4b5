actorgraph similarity -m shared
