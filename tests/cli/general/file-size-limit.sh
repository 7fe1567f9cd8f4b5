cd "$scratch"
(ulimit -f 0; actorgraph info -o info.csv "$OLDPWD/net.json"; echo "status $?") 2>&1 | cat
ls -A
