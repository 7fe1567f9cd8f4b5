# What would stand below its row stands beside the others where it does not come last.
actorgraph ties Tajikistan China -q --columns note=What,date --format table
actorgraph ties Tajikistan China -q --columns date,note=What --format table
