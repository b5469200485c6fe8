# Makes tests/reference/further-r.json: p-curve, treatment-arm correction, radial and L'Abbe plots.
# Run from the root of the repository: Rscript scripts/reference/further.R (made with R 4.2.2, metafor 3.8-1).
# p-curve by the definition (Simonsohn, Nelson & Simmons 2014, 2015), with R's normal, chi-square and binomial distributions and uniroot;
# the non-central chi-square with one degree of freedom is taken from the normal one, because pchisq(ncp = ) loses its far tail.
suppressPackageStartupMessages({library(metafor); library(metadat)}); pdf(NULL)
num <- function(x) { if (length(x) == 0 || is.na(x)) return("null"); if (is.infinite(x)) stop("infinite"); for (d in 15:17) { s <- trimws(formatC(x, digits = d, format = "g")); if (as.numeric(s) == x) break }; s }
arr <- function(x) paste0("[", paste(vapply(x, num, ""), collapse = ","), "]")
obj <- function(...) { l <- list(...); paste0("{", paste(paste0('"', names(l), '": ', unlist(l)), collapse = ", "), "}") }

pcurve <- function(yi, vi) {
  z <- abs(yi) / sqrt(vi); x <- z^2; keep <- pchisq(x, 1, lower.tail = FALSE) < .05; x <- x[keep]
  c05 <- qchisq(.95, 1); c025 <- qchisq(.975, 1)
  far <- function(x, n) pnorm(sqrt(x) - sqrt(n), lower.tail = FALSE) + pnorm(sqrt(x) + sqrt(n), lower.tail = FALSE)
  near <- function(x, cut, n) (pnorm(sqrt(x) - sqrt(n)) - pnorm(sqrt(cut) - sqrt(n))) + (pnorm(-sqrt(cut) - sqrt(n)) - pnorm(-sqrt(x) - sqrt(n)))
  stopifnot(abs(far(9, 2) - pchisq(9, 1, 2, lower.tail = FALSE)) < 1e-12)
  ncp <- function(power) uniroot(function(n) far(c05, n) - power, c(0, 300), tol = 1e-15, maxiter = 10000)$root
  n33 <- ncp(1 / 3)
  # Scores from the smaller tail, so that very small p-values keep their digits.
  score <- function(x, cut, n) { all <- far(cut, n)
    a <- pnorm(sqrt(x) - sqrt(n), lower.tail = FALSE, log.p = TRUE); b <- pnorm(sqrt(x) + sqrt(n), lower.tail = FALSE, log.p = TRUE)
    up <- a + log1p(exp(b - a)) - log(all)
    ifelse(up <= log(.5), qnorm(up, lower.tail = FALSE, log.p = TRUE), qnorm(near(x, cut, n) / all)) }
  # Without non-centrality p itself, on the log scale.
  skew <- function(x, alpha) { lp <- pchisq(x, 1, lower.tail = FALSE, log.p = TRUE) - log(alpha); qnorm(lp, log.p = TRUE) }
  st <- function(s) { z <- sum(s) / sqrt(length(s)); c(z, pnorm(z)) }
  half <- x[x > c025]; k <- length(x); kh <- length(half)
  share33 <- far(c025, n33) / far(c05, n33)
  fit <- function(power) st(score(x, c05, ncp(power)))[1]
  at <- function(target) { if (st(skew(x, .05) * -1)[1] <= target) return(.05); if (fit(.99) >= target) return(.99); uniroot(function(p) fit(p) - target, c(.0500001, .99), tol = 1e-13)$root }
  p <- pchisq(x, 1, lower.tail = FALSE)
  obj(k = num(k), kHalf = num(kh), skew = arr(st(skew(x, .05))), flat = arr(st(score(x, c05, n33))),
    halfSkew = if (kh) arr(st(skew(half, .025))) else "null", halfFlat = if (kh) arr(st(score(half, c025, n33))) else "null",
    binomial = arr(c(pbinom(kh - 1, k, .5, lower.tail = FALSE), pbinom(kh, k, share33))),
    power = arr(c(at(0), at(qnorm(.95)), at(qnorm(.05)))), shares = arr(diff(c(0, vapply(1:5 / 100, function(a) mean(p <= a), 0)))))
}
sets <- list()
add <- function(name, yi, vi) sets[[name]] <<- obj(yi = arr(yi), vi = arr(vi), result = pcurve(yi, vi))
e <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg); add("bcg", c(e$yi), c(e$vi))
d <- dat.bangertdrowns2004; add("bangertdrowns", c(d$yi), c(d$vi))
d <- dat.raudenbush1985; add("raudenbush", c(d$yi), c(d$vi))
d <- dat.normand1999; e <- escalc(measure = "SMD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = d); add("normand", c(e$yi), c(e$vi))
add("barely", c(.41, .44, .40, .43, .42), rep(.04, 5))
add("mixed", c(.41, .52, .7, .1, .43, .9), rep(.04, 6))
add("one", c(.41, .1), rep(.04, 2))
add("strong", c(1, 1.3, 3, 8), rep(.04, 4))

# Treatment-arm correction: each arm gets n / (n1 + n2) (2 add of it), the reciprocal of the other arm's size scaled to a sum of 1.
tacc <- list()
a <- c(0, 3, 0, 12, 5, 0); n1 <- c(20, 40, 15, 12, 60, 33); c0 <- c(4, 0, 0, 7, 9, 2); n2 <- c(35, 22, 45, 30, 60, 11)
zero <- a == 0 | c0 == 0 | a == n1 | c0 == n2
for (m in c("OR", "RR", "RD", "PETO")) for (add2 in c(.5, .25)) for (to in c("only0", "all")) {
  on <- if (to == "all") rep(TRUE, length(a)) else zero
  k1 <- ifelse(on, 2 * add2 * n1 / (n1 + n2), 0); k2 <- ifelse(on, 2 * add2 * n2 / (n1 + n2), 0)
  e <- escalc(measure = m, ai = a + k1, n1i = n1 + 2 * k1, ci = c0 + k2, n2i = n2 + 2 * k2, add = 0, to = "none")
  tacc[[paste(m, add2, to, sep = "-")]] <- obj(yi = arr(c(e$yi)), vi = arr(c(e$vi)))
}
t1 <- c(120, 300, 90); t2 <- c(60, 310, 200); x1 <- c(0, 4, 2); x2 <- c(3, 0, 1); z <- x1 == 0 | x2 == 0
k1 <- ifelse(z, t1 / (t1 + t2), 0); k2 <- ifelse(z, t2 / (t1 + t2), 0)
e <- escalc(measure = "IRR", x1i = x1 + k1, t1i = t1, x2i = x2 + k2, t2i = t2, add = 0, to = "none")
rates <- obj(events1 = arr(x1), time1 = arr(t1), events2 = arr(x2), time2 = arr(t2), yi = arr(c(e$yi)), vi = arr(c(e$vi)))

radials <- list(); e <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
for (m in c("EE", "DL", "REML")) { r <- rma(yi, vi, data = e, method = m, control = if (m == "REML") list(threshold = 1e-14, maxiter = 1000) else list()); p <- radial(r)
  radials[[m]] <- obj(x = arr(p$x), y = arr(p$y), slope = num(r$beta[1])) }
labbes <- list()
for (m in c("RR", "OR", "RD", "AS")) { r <- rma(measure = m, ai = a, n1i = n1, ci = c0, n2i = n2, method = "DL"); p <- labbe(r); labbes[[m]] <- obj(x = arr(p$x), y = arr(p$y)) }
join <- function(l) paste0("{\n  ", paste(paste0('"', names(l), '": ', unlist(l)), collapse = ",\n  "), "\n }")
writeLines(paste0('{\n "source": "scripts/reference/further.R; R ', getRversion(), ', metafor ', packageVersion("metafor"), '",\n "pcurve": ', join(sets),
  ',\n "tables": ', obj(events1 = arr(a), n1 = arr(n1), events2 = arr(c0), n2 = arr(n2)), ',\n "treatmentArm": ', join(tacc), ',\n "treatmentArmRates": ', rates,
  ',\n "radial": ', join(radials), ',\n "labbe": ', join(labbes), '\n}'), "tests/reference/further-r.json")
