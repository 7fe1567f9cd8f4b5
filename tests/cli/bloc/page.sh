# needs: script
script -qec 'stty cols 80; actorgraph bloc Tajikistan -q --year 2019' /dev/null </dev/null | tr -d '\r'
