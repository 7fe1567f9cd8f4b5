actorgraph similarity -q Chna
