actorgraph info --without Çin,rusya net.json | grep -e "^actors"
