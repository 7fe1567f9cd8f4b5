sed "s/Uzbekistan/Uzbekistan, Republic of/" net.json | actorgraph info --only "uzbekistan\\, republic of,China" - | grep "^actors"
