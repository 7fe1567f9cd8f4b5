actorgraph info --ego "uzbekistan:1" net.json | grep -e "^actors"
