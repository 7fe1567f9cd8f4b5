# needs: gnuplot
cd "$scratch" && mkdir d && echo old >d/lead.svg && chmod 500 d
actorgraph bloc Tajikistan -q --years 2019..2020 --plot none/lead.svg >out
echo $? && wc -c <out && cat d/lead.svg
