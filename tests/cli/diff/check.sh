# The figure is looked at, not drawn; the answer is not given.
actorgraph diff 2015 2019 -g "$TOP/graphs/tajikistan-china.json" --figure "$scratch/changes.svg" --check && ls "$scratch"
actorgraph diff 2006 2019 -g "$TOP/graphs/central-asia.json" --width 60mm --figure "$scratch/changes.svg" --check
status=$?
ls "$scratch"
exit $status
