actorgraph bloc
