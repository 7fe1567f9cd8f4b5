printf "{\n  \"actorgraph\": 1,\n}" | actorgraph validate -
