actorgraph render --kind cooperation,
