actorgraph ties -q --known-by 2016 --format csv
