# Makes tests/reference/r-whole/*.json: cases with every block (regressions with Knapp-Hartung and its truncated form, subgroups, sensitivity, small-study
# effects, Mantel-Haenszel, Peto) on data sets that are not among tests/reference/oracle, and on constructed extremes.
# Run from the root of the repository: Rscript scripts/reference/whole-cases.R [id ...] (only those cases; R with metafor and metadat; made with R 4.2.2, metafor 3.8-1).
suppressPackageStartupMessages({library(metafor); library(metadat)}); pdf(NULL); options(warn = -1)
dir.create("tests/reference/r-whole", showWarnings = FALSE)

num <- function(x) if (length(x) == 0 || is.null(x) || is.na(x)) "null" else if (is.infinite(x)) (if (x > 0) '"Inf"' else '"-Inf"') else {
  for (d in 15:17) { s <- trimws(formatC(x, digits = d, format = "g")); if (as.numeric(s) == x) break }; s }
arr <- function(x) paste0("[", paste(vapply(x, num, ""), collapse = ","), "]")
quoted <- function(x) paste0('"', gsub('(["\\\\])', "\\\\\\1", enc2utf8(as.character(x))), '"')
obj <- function(l) if (length(l) == 0) "{}" else paste0("{", paste(paste0('"', names(l), '": ', unlist(l)), collapse = ", "), "}")
nums <- function(l) lapply(l, num)
lst <- function(x) paste0("[\n   ", paste(x, collapse = ",\n   "), "\n  ]")

asked <- commandArgs(TRUE)

iterative <- c("ML", "REML", "PM", "EB")
# Tight convergence; several starts guard against a local maximum of the likelihood.
fit <- function(yi, vi, method, test, mods = NULL) {
  one <- function(con) { args <- list(yi = yi, vi = vi, method = method, test = test, control = con); if (!is.null(mods)) args$mods <- mods; do.call(rma, args) }
  if (!is.element(method, iterative) || length(yi) == 1) return(one(list()))
  s <- median(vi); spread <- s + var(yi); best <- NULL
  for (init in if (length(yi) > 300) NA else c(NA, 1e-6, 1, 10)) for (step in if (length(yi) > 300) 1 else c(1, 0.5)) {
    con <- list(threshold = 1e-13 * spread, maxiter = 20000, stepadj = step, tol = 1e-14 * max(1, spread), tau2.max = 1e4 * spread)
    if (!is.na(init)) con$tau2.init <- init * s
    res <- tryCatch(one(con), error = function(e) NULL)
    if (is.null(res)) next
    if (is.null(best) || c(logLik(res)) > c(logLik(best)) + 1e-10) best <- res
    if (is.element(method, c("PM", "EB"))) break
  }
  if (is.null(best)) stop("no convergence")
  best
}
stat <- function(t) if (t) "tval" else "zval"

result <- function(res, method, test, ci) {
  t <- res$test != "z"; k <- res$k; p <- predict(res)
  l <- list(method = quoted(method), test = quoted(res$test), k = k, beta = num(res$beta[1]), se = num(res$se))
  l[[stat(t)]] <- num(res$zval)
  l <- c(l, list(df = if (t) num(res$dfs) else "null", pval = num(res$pval), "ci.lb" = num(res$ci.lb), "ci.ub" = num(res$ci.ub), tau2 = num(res$tau2),
    "se.tau2" = if (method == "EE") "null" else num(res$se.tau2), tau = num(sqrt(res$tau2)), I2 = num(res$I2), H2 = num(res$H2), QE = num(res$QE), QEdf = k - 1, QEp = num(res$QEp),
    weights = arr(weights(res))))
  if (method != "EE") l <- c(l, list("pi.lb" = num(p$pi.lb), "pi.ub" = num(p$pi.ub)))
  # Below that R's root finding keeps five digits only: tests/core/synthesis/high-precision.test.ts has the limits by 50-digit arithmetic.
  if (ci && k > 1 && median(res$vi) > 1e-10) { c0 <- tryCatch(confint(res, control = list(tol = 1e-12 * (median(res$vi) + res$tau2), tau2.max = 1e6 * (median(res$vi) + res$tau2), maxiter = 20000)), error = function(e) NULL)
    if (!is.null(c0) && c0$ub.sign == "" && c0$lb.sign == "") { r <- c0$random
      l <- c(l, list(confint = obj(nums(list("tau2.ci.lb" = r[1, 2], "tau2.ci.ub" = r[1, 3], "I2.ci.lb" = r[3, 2], "I2.ci.ub" = r[3, 3], "H2.ci.lb" = r[4, 2], "H2.ci.ub" = r[4, 3]))))) } }
  obj(l)
}

coefs <- function(res, names) lapply(seq_along(names), function(i) obj(c(list(name = quoted(names[i])),
  nums(setNames(list(res$beta[i], res$se[i], res$zval[i], res$pval[i], res$ci.lb[i], res$ci.ub[i]), c("beta", "se", stat(res$test != "z"), "pval", "ci.lb", "ci.ub"))))))

model <- function(res, method) nums(list(tau2 = res$tau2, "se.tau2" = if (method == "EE") NA else res$se.tau2, I2 = res$I2, H2 = res$H2, QE = res$QE, QEdf = res$k - res$p, QEp = res$QEp, QM = res$QM, QMp = res$QMp))

regression <- function(es, mods, method, test) {
  X <- as.matrix(es[, mods, drop = FALSE]); keep <- complete.cases(X); X <- X[keep, , drop = FALSE]; yi <- es$yi[keep]; vi <- es$vi[keep]
  head <- list(mods = paste0("[", paste(quoted(mods), collapse = ","), "]"), method = quoted(method), test = quoted(test), k = length(yi))
  res <- tryCatch(fit(yi, vi, method, test, X), error = function(e) NULL)
  # Without a residual R gives Knapp-Hartung standard errors of zero: not a number to ask for.
  if (is.null(res) || (res$k == res$p && test == "knha")) return(NULL)
  base <- if (method == "EE") NULL else fit(yi, vi, method, test)
  r2 <- if (method == "EE") { s <- summary(lm(yi ~ X, weights = 1 / vi)); max(0, 100 * s$adj.r.squared) } else if (base$tau2 > 0) max(0, 100 * (base$tau2 - res$tau2) / base$tau2) else 0
  at <- apply(X, 2, quantile, probs = c(.25, .75), names = FALSE); at <- matrix(at, nrow = 2); p <- predict(res, newmods = at)
  predictions <- lapply(1:2, function(i) obj(c(list(newmods = arr(at[i, ])), nums(list(pred = p$pred[i], se = p$se[i], "ci.lb" = p$ci.lb[i], "ci.ub" = p$ci.ub[i],
    "pi.lb" = if (method == "EE") NA else p$pi.lb[i], "pi.ub" = if (method == "EE") NA else p$pi.ub[i])))))
  obj(c(head, list(coefs = lst(coefs(res, c("intrcpt", mods))), df = if (res$test == "z") "null" else num(res$dfs)), model(res, method), list(R2 = num(r2),
    QMdf = paste0("[", num(res$QMdf[1]), ",", num(if (res$test == "z") NA else res$QMdf[2]), "]"), vcov = paste0("[", paste(apply(res$vb, 1, arr), collapse = ","), "]"), predict = lst(predictions))))
}

subgroups <- function(es, method, test) {
  e <- es[!is.na(es$subgroup), ]; levels <- sort(unique(e$subgroup), method = "radix")
  parts <- lapply(levels, function(l) fit(e$yi[e$subgroup == l], e$vi[e$subgroup == l], method, test))
  groups <- Map(function(l, r) { t <- r$test != "z"; o <- list(level = quoted(l), k = r$k, methodUsed = quoted(method), testUsed = quoted(r$test), beta = num(r$beta[1]), se = num(r$se))
    o[[stat(t)]] <- num(r$zval); obj(c(o, nums(list(pval = r$pval, "ci.lb" = r$ci.lb, "ci.ub" = r$ci.ub, tau2 = r$tau2, I2 = r$I2, QE = r$QE, QEdf = r$k - 1, QEp = r$QEp)))) }, levels, parts)
  separate <- list(groups = lst(groups))
  if (test == "z") { q <- rma(sapply(parts, function(r) c(r$beta)), sei = sapply(parts, function(r) r$se), method = "EE"); separate <- c(separate, nums(list(QB = q$QE, QBdf = q$k - 1, QBp = q$QEp))) }
  X <- sapply(levels, function(l) as.numeric(e$subgroup == l)); colnames(X) <- levels
  common <- tryCatch({ a <- fit(e$yi, e$vi, method, test, X[, -1, drop = FALSE])
    s <- median(e$vi) + var(e$yi)
    b <- rma(e$yi, e$vi, mods = X, intercept = FALSE, method = method, test = test, tau2 = if (method == "EE") NULL else a$tau2)
    obj(c(list(groups = lst(lapply(seq_along(levels), function(i) obj(c(list(level = quoted(levels[i])), nums(list(beta = b$beta[i], se = b$se[i], pval = b$pval[i], "ci.lb" = b$ci.lb[i], "ci.ub" = b$ci.ub[i]))))))),
      model(a, method))) }, error = function(e) NULL)
  obj(c(list(by = quoted("subgroup"), method = quoted(method), test = quoted(test), separate = obj(separate)), if (!is.null(common)) list(common = common)))
}

pooled <- function(x, i, t, ee) nums(list(beta = x$estimate[i], se = x$se[i], stat = if (t) x$tval[i] else x$zval[i], pval = x$pval[i], "ci.lb" = x$ci.lb[i], "ci.ub" = x$ci.ub[i], QE = x$Q[i], QEp = x$Qp[i], tau2 = if (ee) 0 else x$tau2[i], I2 = x$I2[i], H2 = x$H2[i]))

sensitivity <- function(es, method, test) {
  res <- fit(es$yi, es$vi, method, test); k <- res$k; t <- test != "z"; lab <- quoted(es$label)
  one <- leave1out(res); l <- list(leave1out = lst(lapply(seq_len(k), function(i) obj(c(list(omitted = lab[i]), pooled(one, i, t, method == "EE"))))))
  if (!is.null(es$year)) { o <- order(es$year); cu <- do.call(cumul, list(res, order = es$year))
    l$cumul <- lst(lapply(seq_len(k), function(i) obj(c(list(added = lab[o[i]], year = num(es$year[o[i]]), k = i), pooled(cu, i, t, method == "EE"))))) }
  f <- influence(res); inf <- f$inf
  l$influence <- lst(lapply(seq_len(k), function(i) obj(c(list(label = lab[i]), nums(list(rstudent = inf$rstudent[i], dffits = inf$dffits[i], "cook.d" = inf$cook.d[i], "cov.r" = inf$cov.r[i],
    "tau2.del" = inf$tau2.del[i], "QE.del" = inf$QE.del[i], hat = inf$hat[i], weight = inf$weight[i], dfbetas = f$dfbs$intrcpt[i])), list(inf = if (f$is.infl[i]) "true" else "false")))))
  b <- baujat(res); l$baujat <- lst(lapply(seq_len(k), function(i) obj(list(label = lab[i], x = num(b$x[i]), y = num(b$y[i])))))
  r <- rstandard(res); l$rstandard <- lst(lapply(seq_len(k), function(i) obj(c(list(label = lab[i]), nums(list(resid = r$resid[i], se = r$se[i], z = r$z[i]))))))
  if (method != "EE") { u <- blup(res); l$blup <- lst(lapply(seq_len(k), function(i) obj(c(list(label = lab[i]), nums(list(pred = u$pred[i], se = u$se[i], "pi.lb" = u$pi.lb[i], "pi.ub" = u$pi.ub[i])))))) }
  obj(l)
}

small <- function(es) {
  yi <- es$yi; vi <- es$vi; k <- length(yi); l <- list(); sei <- sqrt(vi)
  m <- summary(lm(yi ~ sei, weights = 1 / vi)); ci <- confint(lm(yi ~ sei, weights = 1 / vi)); c0 <- m$coefficients
  l$"egger.lm" <- obj(c(nums(list(bias = c0[2, 1], "bias.se" = c0[2, 2], tval = c0[2, 3], df = k - 2, pval = c0[2, 4], "limit.est" = c0[1, 1], "limit.ci.lb" = ci[1, 1], "limit.ci.ub" = ci[1, 2], "limit.se" = c0[1, 2], sigma2 = m$sigma^2))))
  for (v in list(c("EE", "z"), c("DL", "z"), c("REML", "z"), c("REML", "knha"))) { r <- fit(yi, vi, v[1], v[2], cbind(sei)); t <- v[2] != "z"
    o <- list(bias = num(r$beta[2]), "bias.se" = num(r$se[2])); o[[stat(t)]] <- num(r$zval[2])
    l[[paste0("egger.rma.", v[1], if (t) "-knha")]] <- obj(c(o, list(df = if (t) num(r$dfs) else "null"), nums(list(pval = r$pval[2], "limit.est" = r$beta[1], "limit.ci.lb" = r$ci.lb[1], "limit.ci.ub" = r$ci.ub[1], tau2 = r$tau2)))) }
  r <- fit(yi, vi, "REML", "z", cbind(vi)); l$"pet_peese.rma.REML.vi" <- obj(nums(list(zval = r$zval[2], pval = r$pval[2], "limit.est" = r$beta[1], "limit.ci.lb" = r$ci.lb[1], "limit.ci.ub" = r$ci.ub[1])))
  e <- rma(yi, vi, method = "EE"); rt <- tryCatch({ w <- 1 / vi; th <- sum(w * yi) / sum(w); cor.test((yi - th) / sqrt(vi - 1 / sum(w)), vi, method = "kendall", exact = TRUE) }, error = function(e) NULL)
  if (!is.null(rt)) l$ranktest <- obj(nums(list(tau = rt$estimate, pval = rt$p.value)))
  tf <- list(); for (m in c("EE", "DL", "REML")) for (s in c("L0", "R0")) { r <- tryCatch({ f <- fit(yi, vi, m, "z"); trimfill(f, estimator = s, control = if (is.element(m, iterative)) list(threshold = 1e-13 * (median(vi) + var(yi)), maxiter = 20000, stepadj = 0.5) else list()) }, error = function(e) NULL); if (is.null(r)) next
    tf[[paste0(m, ".", s)]] <- obj(c(list(method = quoted(m), estimator = quoted(s), side = quoted(r$side), k0 = r$k0, "se.k0" = num(r$se.k0), "p.k0" = if (s == "R0") num(r$p.k0) else "null", k = r$k), nums(list(beta = r$beta[1], se = r$se, zval = r$zval, pval = r$pval,
      "ci.lb" = r$ci.lb, "ci.ub" = r$ci.ub, tau2 = r$tau2, I2 = r$I2, QE = r$QE)), list("filled.yi" = arr(r$yi[r$fill == 1]), "filled.vi" = arr(r$vi[r$fill == 1])))) }
  l$trimfill <- obj(tf)
  a <- fsn(yi, vi, type = "Rosenthal"); b <- fsn(yi, vi, type = "Rosenberg"); o <- fsn(yi, vi, type = "Orwin")
  l$fsn <- obj(list(Rosenthal = obj(nums(list(fsnum = a$fsnum, alpha = a$alpha, pval = a$pval))), Rosenberg = obj(nums(list(fsnum = b$fsnum, alpha = b$alpha, pval = b$pval, meanes = b$meanes))), Orwin = obj(nums(list(fsnum = o$fsnum, meanes = o$meanes, target = o$target)))))
  obj(l)
}

stratified <- function(r, measure, extra = list()) obj(c(list(measure = quoted(measure), k = r$k, beta = num(r$beta[1])), nums(list(se = r$se, zval = r$zval, pval = r$pval, "ci.lb" = r$ci.lb, "ci.ub" = r$ci.ub, QE = r$QE, QEdf = r$k.yi - 1, QEp = r$QEp, I2 = r$I2, H2 = r$H2, "k.yi" = r$k.yi)), list(weights = arr(weights(r))), extra))

make <- function(id, description, measure, type, d, raw, regs = list(), sens = TRUE, smalls = TRUE, options = '{"level": 95}', methods = c("EE", "DL", "HE", "HS", "SJ", "ML", "REML", "PM", "EB"), tests = c("z", "knha", "adhoc"), ...) {
  if (length(asked) > 0 && !(id %in% asked)) return(invisible())
  names <- list("2x2" = c(ai = "events1", n1i = "n1", ci = "events2", n2i = "n2"), cont = c(m1i = "mean1", sd1i = "sd1", n1i = "n1", m2i = "mean2", sd2i = "sd2", n2i = "n2"), prop = c(xi = "events", ni = "n"), rate2 = c(x1i = "events1", t1i = "time1", x2i = "events2", t2i = "time2"), mn = c(mi = "mean", sdi = "sd", ni = "n"), gen = c(yi = "yi", sei = "sei"))[[type]]
  rows <- setNames(d[, raw], names); studies <- data.frame(label = paste("Study", seq_len(nrow(d)))); for (x in c("subgroup", "year", "moderator", "moderator2")) studies[[x]] <- d[[x]]
  es <- if (type == "gen") data.frame(yi = d$yi, vi = d$sei^2) else { e <- do.call(escalc, c(list(measure = measure), setNames(lapply(names, function(n) rows[[n]]), names(names)), list(...))); data.frame(yi = c(e$yi), vi = c(e$vi)) }
  es <- cbind(es, studies); used <- es[!is.na(es$vi) & es$vi > 0, ]
  text <- vapply(seq_len(nrow(d)), function(i) obj(c(list(label = quoted(studies$label[i])), if (!is.null(d$subgroup) && !is.na(d$subgroup[i])) list(subgroup = quoted(d$subgroup[i])),
    nums(Filter(function(x) !is.na(x), as.list(studies[i, intersect(c("year", "moderator", "moderator2"), names(studies)), drop = FALSE]))), nums(as.list(rows[i, , drop = FALSE])))), "")
  out <- list(id = quoted(id), description = quoted(description), measure = quoted(measure), dataType = quoted(type), options = options, studies = lst(text),
    effects = lst(vapply(seq_len(nrow(es)), function(i) obj(nums(list(yi = es$yi[i], vi = es$vi[i]))), "")))
  if (length(regs)) out$regressions <- paste0("[", paste(vapply(regs, function(r) paste0("[", paste(quoted(r), collapse = ","), "]"), ""), collapse = ","), "]")
  fits <- list(); for (m in methods) for (t in tests) {
    f <- tryCatch(result(fit(used$yi, used$vi, m, t), m, t, t == "z" && m %in% c("REML", "DL")), error = function(e) NULL); if (!is.null(f) && nrow(used) == nrow(es)) fits[[if (t == "z") m else paste0(m, "-", t)]] <- f }
  out$results <- obj(fits)
  if (type == "2x2") { a <- rows$events1; n1 <- rows$n1; c0 <- rows$events2; n2 <- rows$n2
    out$mh <- obj(list(OR = { r <- rma.mh(measure = "OR", ai = a, n1i = n1, ci = c0, n2i = n2); stratified(r, "OR", nums(list(CMH = r$MH, CMHp = r$MHp, Tarone = r$TA, Taronep = r$TAp))) },
      RR = stratified(rma.mh(measure = "RR", ai = a, n1i = n1, ci = c0, n2i = n2), "RR"), RD = stratified(rma.mh(measure = "RD", ai = a, n1i = n1, ci = c0, n2i = n2), "RD")))
    out$peto <- stratified(rma.peto(ai = a, n1i = n1, ci = c0, n2i = n2), "PETO") }
  if (type == "rate2") out$mh <- obj(lapply(setNames(c("IRR", "IRD"), c("IRR", "IRD")), function(m) { r <- rma.mh(measure = m, x1i = rows$events1, t1i = rows$time1, x2i = rows$events2, t2i = rows$time2); stratified(r, m, if (m == "IRR") nums(list(CMH = r$MH, CMHp = r$MHp)) else list()) }))
  if (!is.null(d$subgroup)) out$subgroups <- lst(lapply(list(c("REML", "z"), c("DL", "z"), c("EE", "z"), c("REML", "knha")), function(v) subgroups(used, v[1], v[2])))
  if (length(regs)) { rr <- list(); for (r in regs) for (m in c("EE", "DL", "ML", "REML", "PM")) for (t in c("z", "knha", "adhoc")) rr <- c(rr, regression(used, r, m, t)); out$metareg <- lst(unlist(rr)) }
  if (sens) { s <- list(); for (v in list(c("REML", "z"), c("DL", "z"), c("EE", "z"), c("REML", "knha"))) { x <- tryCatch(sensitivity(used, v[1], v[2]), error = function(e) NULL); if (!is.null(x)) s[[paste0(v[1], if (v[2] != "z") "-knha")]] <- x }; out$sensitivity <- obj(s) }
  if (smalls) out$smallStudy <- small(used)
  writeLines(paste0("{\n ", paste(paste0('"', names(out), '": ', unlist(out)), collapse = ",\n "), "\n}"), file.path("tests/reference/r-whole", paste0(id, ".json"))); cat(id, "")
}
counts <- c("ai", "n1i", "ci", "n2i"); two <- '{"add": 0.5, "to": "only0", "drop00": false, "level": 95}'
of <- function(name) get(data(list = name, package = "metadat"))

d <- of("dat.egger2001"); make("egger2001-or", "Magnesium after infarction, with the large trial", "OR", "2x2", d, counts, options = two, add = .5, to = "only0")
d <- of("dat.anand1999"); d$subgroup <- d$intensity; d$moderator <- d$year - 1960; d <- d[complete.cases(d[, counts]), ]; make("anand1999-or", "Anticoagulants, by intensity", "OR", "2x2", d, counts, list("moderator"), options = two, add = .5, to = "only0")
d <- of("dat.linde2005"); d <- d[complete.cases(d[, counts]), ]; d$subgroup <- as.character(d$group); d$moderator <- d$duration; d$moderator2 <- d$baseline; make("linde2005-rr", "St John's wort", "RR", "2x2", d, counts, list("moderator", c("moderator", "moderator2")), options = two, add = .5, to = "only0")
d <- of("dat.laopaiboon2015"); d$subgroup <- d$age; d$moderator <- d$year - 1990; make("laopaiboon2015-rr", "Azithromycin", "RR", "2x2", d, counts, list("moderator"), options = two, add = .5, to = "only0")
d <- of("dat.dorn2007"); d$moderator <- d$visits; d$moderator2 <- d$jadad; make("dorn2007-or", "Placebo response", "OR", "2x2", d, c("x.a", "n.a", "x.p", "n.p"), list("moderator", c("moderator", "moderator2")), options = two, add = .5, to = "only0")
d <- of("dat.viechtbauer2021"); d$moderator <- d$dose; make("viechtbauer2021-or", "Dose as moderator", "OR", "2x2", d, c("xTi", "nTi", "xCi", "nCi"), list("moderator"), options = two, add = .5, to = "only0")
d <- of("dat.hahn2001"); make("hahn2001-rd", "Rehydration, risk difference", "RD", "2x2", d, counts, options = two, add = .5, to = "only0")
d <- of("dat.lee2004"); make("lee2004-peto", "Acupuncture for nausea", "PETO", "2x2", d, counts, options = two, add = .5, to = "only0")
d <- of("dat.axfors2021"); d <- d[1:24, ]; d <- d[complete.cases(d[, c("hcq_arm_event", "hcq_arm_total", "control_arm_event", "control_arm_total")]), ]; make("axfors2021-or", "Many empty cells", "OR", "2x2", d, c("hcq_arm_event", "hcq_arm_total", "control_arm_event", "control_arm_total"), options = two, add = .5, to = "only0")
d <- of("dat.nielweise2008"); make("nielweise2008-irr", "Catheters, rates", "IRR", "rate2", d, c("x1i", "t1i", "x2i", "t2i"), options = two, add = .5, to = "only0")
d <- of("dat.gibson2002"); d <- d[complete.cases(d[, c("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")]), ]; d$subgroup <- as.character(d$type); make("gibson2002-smd", "Asthma education", "SMD", "cont", d, c("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"), options = '{"vtype": "LS", "level": 95}')
make("gibson2002-md", "Asthma education, days", "MD", "cont", d, c("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"))
d <- of("dat.curtis1998")[1:60, ]; d$subgroup <- d$fungrp; d$moderator <- d$time; make("curtis1998-rom60", "CO2 and plants, half of the set", "ROM", "cont", d, c("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"), list("moderator"), sens = FALSE)
d <- of("dat.debruin2009"); d$moderator <- d$scq; make("debruin2009-plo", "Adherence, logit", "PLO", "prop", d, c("xi", "ni"), list("moderator"), options = two, add = .5, to = "only0")
make("debruin2009-pft", "Adherence, double arcsine", "PFT", "prop", d, c("xi", "ni"), list("moderator"))
d <- of("dat.raudenbush1985"); d$sei <- sqrt(d$vi); d$yi <- c(d$yi); d$moderator <- d$weeks; d$moderator2 <- d$year - 1960; d$subgroup <- d$setting; make("raudenbush1985-gen", "Teacher expectancy, two moderators", "GEN", "gen", d, c("yi", "sei"), list("moderator", c("moderator", "moderator2")))
d <- of("dat.begg1989"); d$sei <- sqrt(d$vi); d$subgroup <- d$trt; d$yi <- c(d$yi); make("begg1989-gen", "Transplant against chemotherapy", "GEN", "gen", d, c("yi", "sei"))
gen <- function(id, description, yi, sei, ...) make(id, description, "GEN", "gen", data.frame(yi = yi, sei = sei), c("yi", "sei"), ...)
set.seed(1000); gen("thousand", "1000 studies", round(rnorm(1000, .2, .5), 4), round(exp(rnorm(1000, -1.5, .7)), 4), sens = FALSE, smalls = FALSE, methods = c("EE", "DL", "REML", "PM"), tests = "z")
gen("tiny-variances", "Variances near 1e-12", c(.2, .2000004, .2000011, .1999987, .2000002, .2000021), c(1e-6, 1.3e-6, .9e-6, 2e-6, 1.1e-6, 1.4e-6), sens = FALSE, smalls = FALSE)
gen("identical-unequal", "One effect, unequal errors", rep(.35, 6), c(.1, .2, .3, .15, .25, .4), smalls = FALSE)
gen("heterogeneity-1e8", "Effects a million times their errors apart", c(-1000, 400, 2500, -90, 1200, 3), c(.001, .002, .0015, .003, .001, .004), sens = FALSE, smalls = FALSE)
gen("pair-gap", "Two studies", c(.1, .9), c(.2, .35), sens = FALSE, smalls = FALSE)
gen("pair-same", "Two equal studies", c(.4, .4), c(.2, .2), sens = FALSE, smalls = FALSE)
gen("single", "One study", -.7, .31, sens = FALSE, smalls = FALSE)
gen("three-close", "Three studies that agree too well", c(.50, .51, .505), c(.2, .25, .22))
set.seed(77); k <- 12; x <- round(runif(k, 0, 10), 2); x2 <- rbinom(k, 1, .5); d <- data.frame(yi = round(.1 * x - .3 * x2 + rnorm(k, 0, .25), 3), sei = round(runif(k, .08, .35), 3), moderator = x, moderator2 = x2); make("regress-12", "Made for regression", "GEN", "gen", d, c("yi", "sei"), list("moderator", "moderator2", c("moderator", "moderator2")))
set.seed(78); k <- 5; d <- data.frame(yi = round(rnorm(k), 3), sei = round(runif(k, .1, .4), 3), moderator = c(1, 2, 3, 4, 5), moderator2 = c(1, 4, 9, 16, 25)); make("regress-5", "Few studies, curved", "GEN", "gen", d, c("yi", "sei"), list("moderator", c("moderator", "moderator2")))
d <- data.frame(yi = c(1, 1.1, .9, 2, 2.1, 1.95), sei = rep(.3, 6), moderator = c(1e6, 1e6 + 1, 1e6 + 2, 1e6 + 3, 1e6 + 4, 1e6 + 5)); make("regress-shifted", "A moderator far from zero", "GEN", "gen", d, c("yi", "sei"), list("moderator"), sens = FALSE, smalls = FALSE)
set.seed(5); tz <- data.frame(ai = c(0, 0, 1, 0, 5, 0), n1i = c(10, 12, 9, 30, 5, 8), ci = c(3, 0, 9, 0, 5, 1), n2i = c(11, 13, 9, 28, 5, 8))
for (m in c("OR", "RR", "RD", "PETO")) make(paste0("zeros-all-", tolower(m)), "Empty and full cells of every kind", m, "2x2", tz, counts, options = two, add = .5, to = "only0")
make("zeros-quarter-or", "A correction of 1/4 everywhere", "OR", "2x2", tz, counts, options = '{"add": 0.25, "to": "all", "drop00": false, "level": 95}', add = .25, to = "all")
d <- data.frame(yi = c(.1, .5, .2), sei = c(.1, .15, .22), moderator = c(1, 2, 4), moderator2 = c(3, 1, 7)); make("saturated", "As many coefficients as studies", "GEN", "gen", d, c("yi", "sei"), list("moderator", c("moderator", "moderator2")), smalls = FALSE)
d <- data.frame(yi = c(.1, .7, -.2, .4), sei = c(.1, .3, .22, .15), subgroup = c("a", "b", "c", "d")); make("saturated-groups", "One study in each group", "GEN", "gen", d, c("yi", "sei"), sens = FALSE, smalls = FALSE)
d <- data.frame(ai = c(3, 4, 6, 0, 12), t1i = c(100, 120.5, 130, 44, 300), ci = c(7, 5, 2, 0, 31), t2i = c(90, 110, 150.25, 41, 280)); make("rates-mixed", "Rates, one pair without events", "IRR", "rate2", d, c("ai", "t1i", "ci", "t2i"), options = two, add = .5, to = "only0")
# Further data sets, looked at for the first time after the engine was finished.
d <- of("dat.cannon2006"); make("cannon2006-rr", "cannon2006", "RR", "2x2", d, c("ep1t", "nt", "ep1c", "nc"), options = two, add = .5, to = "only0")
d <- of("dat.franchini2012"); d <- d[complete.cases(d[, c("y1", "sd1", "n1", "y2", "sd2", "n2")]), ]; make("franchini-smdh", "Parkinson", "SMDH", "cont", d, c("y1", "sd1", "n1", "y2", "sd2", "n2"))
d <- of("dat.hine1989"); d$moderator <- log(d$n1i); d$subgroup <- c("a", "a", "a", "b", "b", "c"); make("hine-mod-rr", "lidocaine", "RR", "2x2", d, counts, list("moderator"), options = two, add = .5, to = "only0")
d <- of("dat.hart1999"); d$moderator <- d$prec; make("hart-irr-mod", "warfarin", "IRR", "rate2", d, c("x1i", "t1i", "x2i", "t2i"), options = two, add = .5, to = "only0")
d <- of("dat.molloy2014"); e <- escalc(measure = "ZCOR", ri = ri, ni = ni, data = d); d <- data.frame(yi = c(e$yi), sei = sqrt(c(e$vi)), moderator = d$quality, moderator2 = d$meanage, subgroup = d$a_measure, year = d$year); make("molloy2014", "molloy2014", "GEN", "gen", d, c("yi", "sei"), list("moderator", c("moderator", "moderator2")))
d <- of("dat.bonett2010"); e <- escalc(measure = "ABT", ai = ai, mi = mi, ni = ni, data = d); make("bonett2010", "bonett2010", "GEN", "gen", data.frame(yi = c(e$yi), sei = sqrt(c(e$vi))), c("yi", "sei"))
cat("\n")
