actorgraph similarity -q -g "$TOP/graphs/central-asia.json" --year 2012 --profile membership
