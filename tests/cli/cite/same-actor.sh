actorgraph cite China CHN -q
