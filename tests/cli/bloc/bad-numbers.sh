for option in '--draws -1' '--draws 1.5' '--draws 1e9' '--seed x' '--jitter -1' '--overlap half' '--drop kinds'; do
    actorgraph bloc T -g blocs.json $option; echo $?
done
