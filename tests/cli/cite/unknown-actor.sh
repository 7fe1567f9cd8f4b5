actorgraph cite Chian -q
