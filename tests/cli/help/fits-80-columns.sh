for verb in "" render info validate help; do actorgraph help $verb; done | awk "length > 80"
