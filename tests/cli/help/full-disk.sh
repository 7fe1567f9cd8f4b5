actorgraph help --man >/dev/full
