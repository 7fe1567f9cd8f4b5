#!/usr/bin/env bash
# The words of a figure in Turkish.
actorgraph render -g graphs/tajikistan-china.json --year 2019 --lang tr |
    sed -n 's/.*<text[^>]*>\(.*\)<\/text>.*/\1/p' | sort -u
