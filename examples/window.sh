#!/usr/bin/env bash
# Which ties held in 2016, and which of them are cooperation that a source confirms?
actorgraph info graphs/tajikistan-china.json --year 2016 --format tsv
actorgraph info graphs/tajikistan-china.json --year 2016 --kind cooperation --status confirmed --format tsv
