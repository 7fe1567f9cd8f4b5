# needs: script
script -qec 'stty cols 60; actorgraph bloc Tajikistan -q --year 2019 --draws 100' /dev/null </dev/null | tr -d '\r'
