# needs: gnuplot
cd "$scratch" && echo old >old.svg && mkdir d && echo old >d/c.svg && chmod 500 d
actorgraph centrality -q --years 2002..2003 -m closeness -a AFG --plot old.svg >out
echo $? && wc -c <out && cat old.svg
actorgraph centrality -q --years 2019..2020 -m degree --plot none/c.svg >out
echo $? && wc -c <out && cat d/c.svg
