# needs: python3
python3 "$TOP/tests/tools/interrupt.py" actorgraph bloc Tajikistan --year 2019 --draws 9000000 --jobs 3 --format csv -o "$scratch/out.csv"
ls -A "$scratch"
