actorgraph xyzzy
