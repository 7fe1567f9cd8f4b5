actorgraph info cites.json
