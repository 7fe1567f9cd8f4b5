for width in 85mm 8.5cm 3.3465in 240.945pt 85; do
    actorgraph render --width $width net.json | grep -o '<svg.* width="[0-9]*' | grep -o 'width.*'
done
