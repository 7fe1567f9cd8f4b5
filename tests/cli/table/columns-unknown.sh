actorgraph centrality -q --columns actor,strenght
echo $?
actorgraph centrality -q --columns actor,x
echo $?
actorgraph centrality -q --columns actor,name=actor
echo $?
actorgraph diff 2015 2019 -q --columns actor
echo $?
actorgraph cite -q --columns source
