#!/usr/bin/env bash
# A misspelt key is not dropped in silence.
sed 's/"weight"/"wieght"/' graphs/tajikistan-china.json | actorgraph validate - 2>&1 | head -n 3
