cd "$scratch"
# A figure names the file by its SHA-256, as of any other.
actorgraph convert -q "$TOP/graphs/tajikistan-china.json" -o net.db
sha256sum <net.db | cut -d' ' -f1 >sum
actorgraph render -q -g net.db --year 2019 | grep -c "$(cat sum)"
actorgraph render -q -g net.db --year 2019 --layout free | grep -c "$(cat sum)"
actorgraph render -q -g - --year 2019 <net.db | grep -c "$(cat sum)"
