# How much is coded, and when did it begin? Out of the table of ties, with R alone.
kinds <- c("cooperation", "rivalry", "membership", "threat")
relations <- read.csv("ties.csv", colClasses = "character")
relations$kind <- factor(relations$kind, kinds)
cat(sprintf("relation_kind,%s,%d\n", kinds, table(relations$kind)), sep = "")

begun <- as.integer(substr(ifelse(relations$date == "", relations$since, relations$date), 1, 4))
counts <- table(relations$kind, factor(begun, min(begun):max(begun)))
pdf("from_csv.pdf", width = 6.85, height = 3)
par(mar = c(4, 4, 1, 1))
barplot(counts, col = c("#0072b2", "#d55e00", "#999999", "#000000"), border = "white",
        xlab = "Year", ylab = "Relations that begin", las = 1,
        legend.text = kinds, args.legend = list(x = "topleft", bty = "n", border = NA))
invisible(dev.off())
