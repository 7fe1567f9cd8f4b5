# needs: script
script -qec 'stty cols 40; actorgraph ties Taliban -q --year 2022' /dev/null </dev/null | tr -d '\r'
