actorgraph render --kind cooperation,alliance
