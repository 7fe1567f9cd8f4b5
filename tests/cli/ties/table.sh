# needs: script
script -qec 'stty cols 80; actorgraph ties Tajikistan China -q --year 2016' /dev/null </dev/null | tr -d '\r'
