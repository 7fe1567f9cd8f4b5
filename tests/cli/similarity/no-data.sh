actorgraph similarity -q --year 1700
