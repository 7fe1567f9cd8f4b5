"$TOP/docs/refresh" --check
