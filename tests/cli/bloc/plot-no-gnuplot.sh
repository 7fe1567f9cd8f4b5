# Without gnuplot the answer is an error, and no file is there.
mkdir "$scratch/bin" && ln -s "$(command -v actorgraph)" "$scratch/bin/actorgraph"
PATH=$scratch/bin actorgraph bloc Tajikistan -q --years 2019..2020 --plot "$scratch/lead.svg"
status=$?
ls "$scratch"
exit $status
