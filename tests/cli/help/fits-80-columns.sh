for verb in "" render bloc centrality similarity ties cite info validate help; do actorgraph help $verb; done | awk "length > 80"
