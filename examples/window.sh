#!/usr/bin/env bash
# Which ties held in 2016, and which of them are cooperation that a source confirms?
graph=graphs/tajikistan-china.json
actorgraph info $graph --year 2016 --format tsv | grep '^tie'
echo "confirmed cooperation:"
actorgraph info $graph --year 2016 --kind cooperation --status confirmed --format tsv | grep '^tie'
