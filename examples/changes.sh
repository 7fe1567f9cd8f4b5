#!/bin/sh
# What changed between 2015 and 2019, around whom, and on whose word?
set -eu
actorgraph diff 2015 2019 -g graphs/tajikistan-china.json --actor Tajikistan
