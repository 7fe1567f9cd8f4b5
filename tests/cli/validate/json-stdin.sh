actorgraph validate --format json - <warned.json
