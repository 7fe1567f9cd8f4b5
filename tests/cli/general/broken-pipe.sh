actorgraph info net.json | true
echo "${PIPESTATUS[0]}" | grep -x -e 0 -e 141 >/dev/null || echo "another status"
