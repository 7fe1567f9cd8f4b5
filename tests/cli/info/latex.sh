actorgraph info --format latex net.json | head -n 6
