for title in =1+1 +1 -1 @SUM 'a=1' '=\\"x\\"'; do
    sed "s/Test network/$title/" net.json | actorgraph info --format csv - | sed -n 2p
done
