actorgraph help --man | sed "s/\\\\//g" >"$scratch/man"
for verb in render info validate help; do
    actorgraph help $verb | grep -o -e "--[a-z-]*" | sort -u | while read -r option; do
        grep -q -e "fB${option}fR" "$scratch/man" || echo "$verb $option is missing"
    done
done
