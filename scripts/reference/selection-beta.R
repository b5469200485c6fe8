# Makes tests/reference/selection-beta.json: selection models with a beta weight whose likelihood has several maxima, or is flat.
# Run from the root of the repository: Rscript scripts/reference/selection-beta.R (made with R 4.2.2, metafor 3.8-1, numDeriv 2016.8-1.1).
# The likelihood is written out here (Citkowicz & Vevea 2017, p within 1e-5 of the ends) and maximised by nlminb from many starts, with tau2 free
# and at 0; standard errors by numDeriv on the natural scale.
suppressPackageStartupMessages({library(metafor); library(numDeriv)})
num <- function(x) { if (length(x) == 0 || is.na(x)) return("null"); trimws(formatC(x, digits = 10, format = "g")) }
arr <- function(x) paste0("[", paste(vapply(x, function(v) trimws(formatC(v, digits = 15, format = "g")), ""), collapse = ","), "]")
gl <- function(n) { i <- 1:(n - 1); b <- i / sqrt(4 * i^2 - 1); J <- matrix(0, n, n); J[cbind(i, i + 1)] <- b; J[cbind(i + 1, i)] <- b; e <- eigen(J, symmetric = TRUE); list(x = rev(e$values), w = rev(2 * e$vectors[1, ]^2)) }
G <- gl(20); lim <- qnorm(1e-5, lower.tail = FALSE); ed <- seq(-lim, lim, length.out = 21); h <- (ed[2] - ed[1]) / 2
Z <- as.vector(outer(G$x * h, ed[-1] - h, `+`)); W <- rep(G$w * h, 20); lp <- pnorm(Z, lower.tail = FALSE, log.p = TRUE); lq <- pnorm(Z, log.p = TRUE)
ll <- function(b, t2, d1, d2, y, v) { s <- sqrt(v); tot <- sqrt(v + t2); p <- pmin(pmax(pnorm(y / s, lower.tail = FALSE), 1e-5), 1 - 1e-5); m <- W * exp((d1 - 1) * lp + (d2 - 1) * lq)
  A <- sapply(seq_along(y), function(i) sum(m * dnorm(Z * s[i], b, tot[i])) * s[i]) + (1e-5)^(d1 - 1) * (1 - 1e-5)^(d2 - 1) * pnorm(lim * s, b, tot, lower.tail = FALSE) + (1 - 1e-5)^(d1 - 1) * (1e-5)^(d2 - 1) * pnorm(-lim * s, b, tot)
  sum(dnorm(y, b, tot, log = TRUE) + (d1 - 1) * log(p) + (d2 - 1) * log1p(-p) - log(A)) }
out <- list()
add <- function(name, yi, vi, from = NULL) {
  ml <- rma(yi, vi, method = "ML", control = list(stepadj = .5, maxiter = 1000, threshold = 1e-10)); sg <- if (ml$beta[1] < 0) -1 else 1
  y <- sg * yi; u <- sqrt(median(vi)); set.seed(1); best <- NULL
  f <- function(x, zero) { r <- -ll(x[1] * u, if (zero) 0 else exp(x[4]) * u^2, exp(x[2]), exp(x[3]), y, vi); if (is.finite(r)) r else 1e10 }
  st <- c(sg * ml$beta[1] / u, 0, 0, log(max(ml$tau2, .01 * u^2) / u^2))
  for (i in 1:12) { x0 <- if (i == 2 && !is.null(from)) from else st + (i > 1) * c(rnorm(1), rnorm(1, 0, .7), rnorm(1, 0, .7), rnorm(1)); for (zero in c(FALSE, TRUE)) { n <- if (zero) 3 else 4
    o <- tryCatch(nlminb(x0[1:n], f, zero = zero, lower = c(-50, -6, -6, -12)[1:n], upper = c(50, 6, 6, 12)[1:n], control = list(rel.tol = 1e-14, iter.max = 500, eval.max = 1000)), error = function(e) NULL)
    if (!is.null(o) && (is.null(best) || o$objective < best$value - 1e-9 || (zero && o$objective < best$value + 1e-9))) best <- list(value = o$objective, x = o$par, zero = zero) } }
  x <- best$x; par <- c(x[1] * u, if (!best$zero) exp(x[4]) * u^2, exp(x[2:3]))
  g <- if (best$zero) function(q) ll(q[1], 0, q[2], q[3], y, vi) else function(q) ll(q[1], q[2], q[3], q[4], y, vi)
  se <- sqrt(diag(solve(-hessian(g, par)))); d <- if (best$zero) 2:3 else 3:4
  out[[name]] <<- paste0('{"yi": ', arr(yi), ', "vi": ', arr(vi), ', "logLik": ', num(-best$value), ', "beta": ', num(sg * par[1]), ', "se": ', num(se[1]), ', "tau2": ', if (best$zero) "0" else num(par[2]),
    ', "se.tau2": ', if (best$zero) "null" else num(se[2]), ', "delta": [', num(par[d[1]]), ',', num(par[d[2]]), '], "se.delta": [', num(se[d[1]]), ',', num(se[d[2]]), ']}')
}
add("flat", c(0.4729, 0.09926, 0.2145, 0.03502, 0.2496, 0.2399, -0.01326, -0.02043, 0.2795),
  c(0.1193, 0.03996, 0.01292, 0.01404, 0.04479, 0.09126, 0.155, 0.1213, 0.1139))
add("two inside", c(0.2734, -0.4158, 1.222, 0.9025, 0.6591, 0.4843, 0.9513, 0.7038, 0.8856, 0.7409, 0.53, 0.6992, 0.4884, -0.06603, 0.9633, -0.2295, -0.1741, 0.4074, 0.2801, 0.5148, 0.6541, 0.07058, 0.06421, -0.06134, 0.09032),
  c(0.04749, 0.1796, 0.159, 0.179, 0.05669, 0.03652, 0.1826, 0.03945, 0.1889, 0.09824, 0.08838, 0.1077, 0.08461, 0.04865, 0.1638, 0.05625, 0.03631, 0.07828, 0.05853, 0.1372, 0.1924, 0.1748, 0.04251, 0.1133, 0.1384))
add("at zero", c(0.9077, 0.1821, 0.3022, 0.5444, -1.03, 0.05644, 0.3555, 0.4869, -0.07409, 0.7331, 0.008796, 0.6892, 0.7482, 0.9689, -0.4374, 0.2413, -0.2312, -0.1106, 0.8607, 0.1753, -0.1478, -0.8428, 0.09426, 0.5107, 1.022, 0.1645, 0.4905, -0.5742, 0.3332, 0.2489),
  c(0.07199, 0.05688, 0.05587, 0.08863, 0.1744, 0.1735, 0.04524, 0.1429, 0.109, 0.1215, 0.09988, 0.1551, 0.05183, 0.07629, 0.1415, 0.02995, 0.1937, 0.04314, 0.1574, 0.007555, 0.05171, 0.1994, 0.06936, 0.168, 0.181, 0.01468, 0.03873, 0.1336, 0.00967, 0.007143))
add("mixed precision", c(0.736, 0.9619, 1.179, 0.8454, 0.9168, 0.226, 0.01709, 0.296, -0.2257, 0.6363, 0.5516, 0.2734, 0.6944, 0.4577, 0.2264, 0.1767, -0.0773, -0.1941, -0.3037, -0.1864),
  c(0.0001779, 1.031, 36.36, 2.995e-05, 0.000232, 0.00398, 3.246, 10.63, 0.001253, 0.06265, 0.4411, 0.1254, 15.36, 23.67, 0.5808, 0.005911, 76.46, 0.001304, 0.0001185, 0.624))
add("inside above zero", c(0.6284, 0.1532, 0.7915, -0.02822, 0.3733, 0.1869, 0.2721, 0.3033, 0.2328, 0.5193, 0.3953, 0.6696, 0.7438, 0.3502, 0.5836, 0.7944, 0.9583, 0.03143, 0.2765, 0.2597),
  c(0.07348, 0.07837, 0.1189, 0.02911, 0.177, 0.08412, 0.06867, 0.009316, 0.11, 0.1913, 0.1198, 0.0354, 0.1479, 0.1803, 0.0684, 0.1205, 0.1755, 0.04459, 0.009711, 0.01713), from = c(-1, -.6, 1.4, -1.5))
writeLines(paste0('{\n "source": "scripts/reference/selection-beta.R; R ', getRversion(), '",\n', paste(paste0(' "', names(out), '": ', unlist(out)), collapse = ",\n"), "\n}"), "tests/reference/selection-beta.json")
