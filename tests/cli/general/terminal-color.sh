# needs: script
script -qec "TERM=xterm actorgraph validate broken.json" /dev/null | head -n 1
script -qec "TERM=xterm NO_COLOR=1 actorgraph validate broken.json" /dev/null | head -n 1
script -qec "TERM=dumb actorgraph validate broken.json" /dev/null | head -n 1
script -qec "TERM=xterm actorgraph validate --color=never broken.json" /dev/null | head -n 1
