actorgraph bloc T -g blocs.json --year 2001 --detect --draws 100 --format table
actorgraph bloc T -g blocs.json --year 2001 --detect --draws 0 --format csv | cut -d , -f 1-7,33
