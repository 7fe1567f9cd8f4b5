actorgraph similarity -q SCO --year 2019
