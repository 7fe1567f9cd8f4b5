for verb in "" render bloc centrality similarity diff ties cite info validate help; do actorgraph help $verb; done | awk "length > 80"
