# Makes tests/reference/r/*.json: cases of the same shape as tests/reference/oracle/meta, on data sets that are not among those.
# Run from the root of the repository: Rscript scripts/reference/more-cases.R (R with metafor; made with R 4.2.2, metafor 3.8-1).
suppressPackageStartupMessages({library(metafor); library(metadat)})

num <- function(x) if (length(x) == 0 || is.null(x) || is.na(x)) "null" else if (is.infinite(x)) (if (x > 0) '"Inf"' else '"-Inf"') else {
  for (d in 15:17) { s <- trimws(formatC(x, digits = d, format = "g")); if (as.numeric(s) == x) break }; s }
arr <- function(x) paste0("[", paste(vapply(x, num, ""), collapse = ","), "]")
quoted <- function(x) paste0('"', gsub('(["\\\\])', "\\\\\\1", x), '"')
obj <- function(l) paste0("{", paste(paste0('"', names(l), '": ', unlist(l)), collapse = ", "), "}")

# Tight convergence; several starts guard against a local maximum of the likelihood.
fit <- function(yi, vi, method, test) {
  if (!is.element(method, c("ML", "REML", "PM", "EB"))) return(suppressWarnings(rma(yi, vi, method = method, test = test)))
  s <- median(vi, na.rm = TRUE)
  best <- NULL
  for (init in c(NA, 1e-6, 0.1, 1, 10)) for (step in c(1, 0.5)) {
    con <- list(threshold = 1e-13 * (s + var(yi, na.rm = TRUE)), maxiter = 20000, stepadj = step, tol = 1e-13, tau2.max = 1e8)
    if (!is.na(init)) con$tau2.init <- init * s
    one <- tryCatch(suppressWarnings(rma(yi, vi, method = method, test = test, control = con)), error = function(e) NULL)
    if (is.null(one)) next
    if (is.null(best) || logLik(one) > logLik(best) + 1e-10) best <- one
    if (is.element(method, c("PM", "EB"))) break
  }
  if (is.null(best)) stop("no convergence")
  best
}

block <- function(res, k.all, method) {
  t <- res$test != "z"
  l <- list(method = quoted(method), test = quoted(res$test), k = res$k, beta = num(res$beta[1]), se = num(res$se))
  l[[if (t) "tval" else "zval"]] <- num(res$zval)
  w <- rep(NA, k.all); w[res$not.na] <- na.omit(weights(res))
  c(l, list(df = if (t) res$dfs else "null", pval = num(res$pval), "ci.lb" = num(res$ci.lb), "ci.ub" = num(res$ci.ub),
    tau2 = num(res$tau2), "se.tau2" = if (method == "EE") "null" else num(res$se.tau2), I2 = num(res$I2), H2 = num(res$H2),
    QE = num(res$QE), QEdf = res$k - 1, QEp = num(res$QEp), weights = arr(w)))
}

write.case <- function(id, description, measure, dataType, options, studies, es) {
  fits <- list()
  for (method in c("EE", "DL", "HE", "HS", "SJ", "ML", "REML", "PM", "EB")) for (test in c("z", "knha", "adhoc")) {
    key <- if (test == "z") method else paste0(method, "-", test)
    fits[[key]] <- tryCatch(obj(block(fit(es$yi, es$vi, method, test), nrow(es), method)), error = function(e) NA)
  }
  fits <- fits[!is.na(fits)]
  rows <- vapply(seq_len(nrow(studies)), function(i) obj(c(list(label = quoted(paste("Study", i))),
    lapply(as.list(studies[i, , drop = FALSE]), num))), "")
  effects <- vapply(seq_len(nrow(es)), function(i) obj(list(yi = num(es$yi[i]), vi = num(es$vi[i]))), "")
  text <- paste0("{\n \"id\": ", quoted(id), ",\n \"description\": ", quoted(description), ",\n \"measure\": ", quoted(measure),
    ",\n \"dataType\": ", quoted(dataType), ",\n \"options\": ", options, ",\n \"studies\": [\n  ", paste(rows, collapse = ",\n  "),
    "\n ],\n \"effects\": [\n  ", paste(effects, collapse = ",\n  "), "\n ],\n \"results\": {\n  ",
    paste(paste0('"', names(fits), '": ', unlist(fits)), collapse = ",\n  "), "\n }\n}\n")
  writeLines(text, file.path("tests/reference/r", paste0(id, ".json")), sep = "")
}

default <- '{"add": 0.5, "to": "only0", "drop00": false, "level": 95}'
es <- function(...) { e <- suppressWarnings(do.call(escalc, list(...))); data.frame(yi = c(e$yi), vi = c(e$vi)) }

tables <- function(id, description, a, n1, c, n2, measures = c("RR", "OR", "RD", "PETO", "AS"), add = 0.5, to = "only0", drop00 = FALSE) {
  for (m in measures) write.case(paste0(id, "-", tolower(m)), description, m, "2x2",
    sprintf('{"add": %s, "to": "%s", "drop00": %s, "level": 95}', add, to, tolower(drop00)),
    data.frame(events1 = a, n1 = n1, events2 = c, n2 = n2),
    if (m == "AS") es(measure = m, ai = a, n1i = n1, ci = c, n2i = n2) else
      es(measure = m, ai = a, n1i = n1, ci = c, n2i = n2, add = add, to = to, drop00 = drop00))
}

d <- get(data("dat.hine1989", package = "metadat")); tables("hine1989", "Lidocaine after infarction", d$ai, d$n1i, d$ci, d$n2i)
d <- get(data("dat.collins1985a", package = "metadat")); d <- d[!is.na(d$b.xti) & !is.na(d$b.xci), ]
tables("collins1985", "Ulcer healing trials", d$b.xti, d$nti, d$b.xci, d$nci, c("OR", "RR", "PETO"))
d <- get(data("dat.nielweise2007", package = "metadat"))
tables("nielweise2007", "Catheter infections, with zero cells", d$ai, d$n1i, d$ci, d$n2i)
tables("nielweise2007-if0all", "Catheter infections, correction everywhere", d$ai, d$n1i, d$ci, d$n2i, c("OR", "RR"), add = 0.25, to = "if0all")
d <- get(data("dat.li2007", package = "metadat")); tables("li2007", "Magnesium after infarction", d$ai, d$n1i, d$ci, d$n2i, c("OR", "RR", "RD"))
set.seed(11)
tables("sparse", "Random sparse tables", rbinom(15, 30, 0.03), rep(30, 15), rbinom(15, 25, 0.08), rep(25, 15))
tables("sparse-drop", "Random sparse tables, double zeros out", rbinom(12, 20, 0.04), rep(20, 12), rbinom(12, 20, 0.05), rep(20, 12), c("OR", "RR", "RD"), drop00 = TRUE)

cont <- function(id, description, d, measures, vtype = "LS") for (m in measures) write.case(paste0(id, "-", tolower(m)), description, m, "cont",
  sprintf('{"vtype": "%s", "level": 95}', vtype), d[, c("mean1", "sd1", "n1", "mean2", "sd2", "n2")],
  es(measure = m, m1i = d$mean1, sd1i = d$sd1, n1i = d$n1, m2i = d$mean2, sd2i = d$sd2, n2i = d$n2, vtype = vtype))
k <- 8; set.seed(3)
small <- data.frame(mean1 = round(rnorm(k, 12, 3), 2), sd1 = round(runif(k, 1, 6), 2), n1 = sample(3:12, k), mean2 = round(rnorm(k, 10, 3), 2), sd2 = round(runif(k, 1, 6), 2), n2 = sample(3:12, k))
cont("small-arms", "Random arms of 3 to 12 people", small, c("MD", "SMD", "SMDH", "ROM"))
cont("small-arms-ub", "Random arms of 3 to 12 people, unbiased variance", small, "SMD", "UB")
k <- 5; set.seed(5)
paired <- data.frame(mean1 = round(rnorm(k, 5, 1), 2), sd1 = round(runif(k, 1, 3), 2), mean2 = round(rnorm(k, 4, 1), 2), sd2 = round(runif(k, 1, 3), 2), n = sample(4:40, k), r = round(runif(k, -0.2, 0.9), 2))
for (m in c("MC", "SMCC", "SMCR")) write.case(paste0("small-pairs-", tolower(m)), "Random paired data", m, "paired", '{"level": 95}', paired,
  es(measure = m, m1i = paired$mean1, sd1i = paired$sd1, m2i = paired$mean2, sd2i = paired$sd2, ni = paired$n, ri = paired$r))

single <- data.frame(events = c(0, 1, 3, 30, 12, 7), n = c(12, 25, 3, 31, 40, 19))
for (m in c("PR", "PLO", "PFT")) write.case(paste0("single-", tolower(m)), "Proportions with none and all", m, "prop",
  '{"add": 0.5, "to": "only0", "level": 95}', single, if (m == "PFT") es(measure = m, xi = single$events, ni = single$n) else es(measure = m, xi = single$events, ni = single$n, add = 0.5, to = "only0"))
rates <- data.frame(events1 = c(0, 4, 11, 2, 0), time1 = c(120.5, 300, 812.25, 90, 40), events2 = c(3, 9, 14, 0, 0), time2 = c(118, 310.5, 795, 95, 41))
for (m in c("IRR", "IRD")) write.case(paste0("rates-", tolower(m)), "Rates with zero events", m, "rate2", default, rates,
  es(measure = m, x1i = rates$events1, t1i = rates$time1, x2i = rates$events2, t2i = rates$time2, add = 0.5, to = "only0"))
one <- data.frame(events = c(0, 5, 17, 2), time = c(33, 120.5, 480, 61))
write.case("rates-irln", "Single-arm rates with a zero", "IRLN", "rate1", '{"add": 0.5, "to": "only0", "level": 95}', one, es(measure = "IRLN", xi = one$events, ti = one$time, add = 0.5, to = "only0"))

generic <- function(id, description, yi, sei) write.case(id, description, "GEN", "gen", '{"level": 95}', data.frame(yi = yi, sei = sei), data.frame(yi = yi, vi = sei^2))
set.seed(7); generic("many", "200 studies with heterogeneity", round(rnorm(200, 0.3, 0.4), 4), round(runif(200, 0.05, 0.9), 4))
generic("two-far", "Two studies far apart", c(-3, 4), c(0.1, 0.2))
generic("two-near", "Two studies that agree", c(0.5, 0.51), c(0.3, 0.2))
generic("three-scales", "Variances over six orders of magnitude", c(0.2, -1.5, 30), c(0.01, 0.5, 12))
generic("large-values", "Effects in the thousands", c(10250.5, 9980.25, 10110, 10400.75, 10002), c(55, 60.5, 48, 90, 30))
generic("two-maxima", "A likelihood with more than one maximum", c(0, 0.02, -0.01, 5, 5.4, 4.8, 0.01, 0.5), c(0.01, 0.012, 0.009, 3, 3.5, 3.2, 0.011, 1))
set.seed(19); for (i in 1:6) generic(paste0("random-", i), "Random effects and variances", round(rnorm(3 + i, 0, 2^(i - 3)), 3), round(exp(rnorm(3 + i, -1, 1)), 3))
