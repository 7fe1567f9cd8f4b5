cd "$scratch" && actorgraph ties DAESH -q --year 2000 --timeline t.svg; echo $?; ls
