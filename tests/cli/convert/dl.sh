cd "$scratch"
actorgraph convert "$TOP/tests/cli/data/net.json" -q --format dl | tee a.dl
actorgraph convert a.dl -q
printf 'DL n=3\nformat=fullmatrix\nlabels embedded\ndata:\nBill Ann "Old Tom"\nBill 0 1 -2\nAnn 1 0 0\n"Old Tom" 0 3 0\n' >b.dl
actorgraph convert b.dl
printf 'dl\nformat=edgelist1\nn=3\nlabels embedded:\ndata:\ngeorge sally\nsally george 1\nbilly sally 2.5\n' |
    actorgraph convert - --read dl -q
