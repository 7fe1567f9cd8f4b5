actorgraph validate - </dev/null
