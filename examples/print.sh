#!/usr/bin/env bash
# Which width of a journal does a figure need? The narrowest at which render --check finds nothing.
# Usage: examples/print.sh [YEAR]
set -euo pipefail
graph=$(dirname "$0")/../graphs/central-asia.json
for width in 60mm 85mm 130mm 174mm; do
    figure=(actorgraph render -q -g "$graph" --year "${1:-2018}" --bloc-marks --size-by strength --width "$width")
    if findings=$("${figure[@]}" --check 2>&1); then
        printf '%s: can be printed\n' $width
        break
    fi
    printf '%s: %s\n' $width "$(head -n 1 <<<"$findings")"
done
