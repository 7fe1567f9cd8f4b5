actorgraph validate broken.json 2>&1 | grep -c "$(printf "\\033")"
