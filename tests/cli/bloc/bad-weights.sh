for weights in direct direct=0 direct=-1 direct=x strength=2; do
    actorgraph bloc T -g blocs.json --weights-of-measures $weights; echo $?
done
