# Adds R's own distribution functions to tests/reference/distributions-r.json: log tails, so that 1e-300 and beyond keep their digits.
# Run from the root of the repository: Rscript scripts/reference/distributions.R (made with R 4.2.2).
rows <- c()
num <- function(x) sprintf("%.17g", x)
add <- function(name, args, lower, upper) rows[[length(rows) + 1]] <<- sprintf('  ["%s", [%s], %s, %s]', name, paste(num(args), collapse = ", "), num(lower), num(upper))
for (z in c(-30, -5, -0.5, 0, 0.2, 2.2, 8, 25, 36)) add("normal", z, pnorm(z, log.p = TRUE), pnorm(z, lower.tail = FALSE, log.p = TRUE))
for (v in c(1, 2.5, 7, 40, 1e3, 1e4, 1e5, 1e6)) for (t in c(-6, -1, 0.01, 0.9, 2, 5, 12, 30)) add("t", c(t, v), pt(t, v, log.p = TRUE), pt(t, v, lower.tail = FALSE, log.p = TRUE))
for (v in c(1, 3, 10, 100, 1e3, 1e4, 1e5, 1e6)) for (s in c(-6, -3, -1, 0, 0.5, 2, 5, 10, 20)) { x <- v + s * sqrt(2 * v); if (x > 0) add("chi2", c(x, v), pchisq(x, v, log.p = TRUE), pchisq(x, v, lower.tail = FALSE, log.p = TRUE)) }
for (v in list(c(1, 1), c(1, 1e6), c(2, 9), c(3, 40), c(12, 5), c(7, 1000), c(500, 800), c(1e5, 2e5), c(1e6, 1e6))) for (x in c(0.01, 0.5, 0.95, 1, 1.01, 1.3, 4, 30, 300)) {
  l <- pf(x, v[1], v[2], log.p = TRUE); u <- pf(x, v[1], v[2], lower.tail = FALSE, log.p = TRUE)
  if (l > -690 && u > -690) add("f", c(x, v), l, u) }
writeLines(paste0('{\n "source": "R 4.2.2; rows are [distribution, arguments, ln of the lower tail, ln of the upper tail]",\n "rows": [\n', paste(unlist(rows), collapse = ",\n"), '\n ]\n}'), "tests/reference/distributions-r.json")
