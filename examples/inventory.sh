#!/usr/bin/env bash
# What is in the graph of Central Asia, as CSV?
actorgraph info graphs/central-asia.json --format csv
