actorgraph ties Tajikistan China -q --to 2016 --format csv
