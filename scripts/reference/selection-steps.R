# Makes tests/reference/selection-steps.json: selection models with steps and sides of the reader's choice, two-sided ones among them.
# Run from the root of the repository: Rscript scripts/reference/selection-steps.R (made with R 4.2.2, metafor 3.8-1, numDeriv 2016.8-1.1).
# metafor's selmodel (step function) with a tight optimiser, from its own start and from others; of those the highest likelihood is kept.
suppressPackageStartupMessages({library(metafor); library(numDeriv)})
num <- function(x) { if (length(x) == 0 || is.na(x)) return("null"); trimws(formatC(x, digits = 12, format = "g")) }
arr <- function(x, d = 15) paste0("[", paste(vapply(x, function(v) if (is.na(v)) "null" else trimws(formatC(v, digits = d, format = "g")), ""), collapse = ","), "]")
out <- list()
fit <- function(ml, steps, alternative, start) {
  con <- list(optimizer = "optim", optmethod = "BFGS", reltol = 1e-16, maxit = 10000, ndeps = rep(1e-5, length(start) + 2), hessianCtrl = list(r = 8), delta.init = start)
  suppressWarnings(tryCatch(selmodel(ml, type = "stepfun", alternative = alternative, steps = steps, control = con), error = function(e) { message(name_now, ": ", conditionMessage(e)); NULL }))
}
name_now <- ""
add <- function(name, yi, vi, steps, alternative) {
  name_now <<- name
  ml <- rma(yi, vi, method = "ML", control = list(stepadj = .5, maxiter = 10000, threshold = 1e-12))
  n <- length(steps) + 1
  starts <- list(rep(1, n), c(1, rep(.5, n - 1)), c(1, rep(2, n - 1)))
  fits <- Filter(Negate(is.null), lapply(starts, function(s) fit(ml, steps, alternative, s)))
  ll <- sapply(fits, function(f) as.numeric(logLik(f)))
  f <- fits[[which.max(ll)]]
  cat(name, ": logLik ", format(ll, digits = 10), " delta ", f$delta, " tau2 ", f$tau2, "\n")
  out[[name]] <<- paste0('{"yi": ', arr(yi), ', "vi": ', arr(vi), ', "type": "stepfun", "steps": ', arr(steps), ', "alternative": "', alternative, '", "logLik": ', num(as.numeric(logLik(f))),
    ', "beta": ', num(f$beta[1]), ', "se": ', num(f$se), ', "tau2": ', num(f$tau2), ', "se.tau2": ', if (f$tau2 < 1e-8 * median(vi)) "null" else num(f$se.tau2),
    ', "delta": ', arr(f$delta, 12), ', "se.delta": ', arr(f$se.delta, 12), ', "LRT": ', num(f$LRT), ', "LRTdf": ', num(f$LRTdf), ', "LRTp": ', num(f$LRTp), '}')
}
h <- dat.hackshaw1998
b <- dat.bangertdrowns2004
r <- dat.raudenbush1985
bcg <- escalc(measure = "OR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
li <- escalc(measure = "OR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat.li2007)
add("hackshaw, two-sided 0.05", h$yi, h$vi, .05, "two.sided")
add("hackshaw, two-sided 0.05 and 0.3", h$yi, h$vi, c(.05, .3), "two.sided")
add("bangertdrowns, two-sided 0.05", b$yi, b$vi, .05, "two.sided")
add("bangertdrowns, two-sided 0.01, 0.05 and 0.5", b$yi, b$vi, c(.01, .05, .5), "two.sided")
add("raudenbush, two-sided 0.1", r$yi, r$vi, .1, "two.sided")
add("bcg, two-sided 0.001 and 0.1", bcg$yi, bcg$vi, c(.001, .1), "two.sided")
add("li, two-sided 0.3", li$yi, li$vi, .3, "two.sided")
add("hackshaw, greater 0.01, 0.1 and 0.5", h$yi, h$vi, c(.01, .1, .5), "greater")
add("bcg, less 0.2", bcg$yi, bcg$vi, .2, "less")
set.seed(20)
s <- 1 / sqrt(runif(400, 10, 200)); e <- rnorm(400, -.15, sqrt(s^2 + .04)); keep <- 2 * pnorm(-abs(e / s)) < .05 | runif(400) < .25
add("made up, two-sided selection", round(e[keep], 4), round(s[keep]^2, 6), c(.01, .05), "two.sided")
add("made up, no effect", round(e[keep] - mean(e[keep]), 4), round(s[keep]^2, 6), c(.05), "two.sided")
# The beta weight on two-sided p-values: metafor's integrals are good to four digits only near z = 0, so that the likelihood is written out here
# (Citkowicz & Vevea 2017, p within 1e-5 of the ends; Simpson's rule on ln |z|) and maximised by nlminb from several starts with tau2 above 0.
lo <- qnorm((1 - 1e-5) / 2, lower.tail = FALSE); hi <- qnorm(1e-5 / 2, lower.tail = FALSE); N <- 2000
u <- seq(log(lo), log(hi), length.out = N + 1); Z <- exp(u); W <- Z * (u[2] - u[1]) / 3 * c(1, rep(c(4, 2), N / 2 - 1), 4, 1)
lp <- log(2) + pnorm(Z, lower.tail = FALSE, log.p = TRUE); lq <- pchisq(Z^2, 1, log.p = TRUE)
ll <- function(b, t2, d1, d2, y, v) {
  s <- sqrt(v); tot <- sqrt(v + t2); p <- pmin(pmax(2 * pnorm(-abs(y) / s), 1e-5), 1 - 1e-5); m <- W * exp((d1 - 1) * lp + (d2 - 1) * lq)
  A <- sapply(seq_along(y), function(i) sum(m * (dnorm(Z * s[i], b, tot[i]) + dnorm(-Z * s[i], b, tot[i]))) * s[i]) +
    1e-5^(d1 - 1) * (1 - 1e-5)^(d2 - 1) * (pnorm(hi * s, b, tot, lower.tail = FALSE) + pnorm(-hi * s, b, tot)) +
    (1 - 1e-5)^(d1 - 1) * 1e-5^(d2 - 1) * (pnorm(lo * s, b, tot) - pnorm(-lo * s, b, tot))
  sum(dnorm(y, b, tot, log = TRUE) + (d1 - 1) * log(p) + (d2 - 1) * log1p(-p) - log(A)) }
addBeta <- function(name, yi, vi) {
  ml <- rma(yi, vi, method = "ML", control = list(stepadj = .5, maxiter = 10000, threshold = 1e-12)); v <- median(vi); best <- NULL
  f <- function(x) { r <- -ll(x[1] * sqrt(v), exp(x[2]) * v, exp(x[3]), exp(x[4]), yi, vi); if (is.finite(r)) r else 1e10 }
  set.seed(3); for (i in 1:5) { x0 <- c(ml$beta[1] / sqrt(v), log(max(ml$tau2 / v, .05)), 0, 0) + (i > 1) * rnorm(4, 0, c(1, 1, .5, .5))
    o <- tryCatch(nlminb(x0, f, lower = c(-50, -12, -6, -6), upper = c(50, 12, 6, 6), control = list(rel.tol = 1e-14)), error = function(e) NULL)
    if (!is.null(o)) { cat(name, -o$objective, "\n"); if (is.null(best) || o$objective < best$objective) best <- o } }
  x <- best$par; par <- c(x[1] * sqrt(v), exp(x[2]) * v, exp(x[3:4])); H <- hessian(function(q) ll(q[1], q[2], q[3], q[4], yi, vi), par); se <- sqrt(diag(solve(-H)))
  lrt <- 2 * (-best$objective - as.numeric(logLik(ml)))
  out[[name]] <<- paste0('{"yi": ', arr(yi), ', "vi": ', arr(vi), ', "type": "beta", "steps": null, "alternative": "two.sided", "logLik": ', num(-best$objective), ', "beta": ', num(par[1]), ', "se": ', num(se[1]), ', "tau2": ', num(par[2]),
    ', "se.tau2": ', num(se[2]), ', "delta": ', arr(par[3:4], 12), ', "se.delta": ', arr(se[3:4], 12), ', "LRT": ', num(lrt), ', "LRTdf": 2, "LRTp": ', num(pchisq(lrt, 2, lower.tail = FALSE)), '}')
}
addBeta("hackshaw, beta two-sided", h$yi, h$vi)
addBeta("bangertdrowns, beta two-sided", b$yi, b$vi)
addBeta("made up, beta two-sided", round(e[keep], 4)[1:60], round(s[keep]^2, 6)[1:60])
writeLines(paste0('{\n "source": "scripts/reference/selection-steps.R; R ', getRversion(), ', metafor ', packageVersion("metafor"), '",\n', paste(paste0(' "', names(out), '": ', unlist(out)), collapse = ",\n"), "\n}"), "tests/reference/selection-steps.json")
