actorgraph help xyzzy
