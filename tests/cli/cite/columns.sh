actorgraph cite -q --columns source,claims=Claims --format csv
actorgraph cite -q --ties single --columns from,to --format csv
