# needs: python3
actorgraph validate --format json broken.json | python3 -m json.tool >/dev/null; echo "${PIPESTATUS[@]}"
