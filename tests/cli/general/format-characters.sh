actorgraph %n%s%s
