actorgraph cite -q --year 2019
