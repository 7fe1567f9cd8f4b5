actorgraph bloc Tajikistan -q --blocs SOC
