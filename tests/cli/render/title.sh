actorgraph render --title "Another title" net.json | grep -c "Another title"
