# needs: actorgraph:page
actorgraph page net.json >/dev/full
