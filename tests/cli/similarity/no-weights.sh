actorgraph similarity -m s_weighted
