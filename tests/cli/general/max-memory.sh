actorgraph info --max-memory much
