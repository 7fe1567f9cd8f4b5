# The first ten warnings, and how many more there are.
sed 's/"kind": "state"/"kind": "state", "k1": 1, "k2": 1, "k3": 1/; s/"note"/"notes"/' net.json |
    actorgraph info - 2>&1 >/dev/null | tail -n 2
