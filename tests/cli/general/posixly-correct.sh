POSIXLY_CORRECT=1 actorgraph info net.json --format=csv | head -n 2
