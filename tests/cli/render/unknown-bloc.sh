actorgraph render -g "$TOP/graphs/central-asia.json" --bloc-marks --blocs SOC
