actorgraph cite -q --year 2019 --ties single --format md
