# Makes tests/reference/bayes-uniform.json: posteriors under priors that end at a largest tau, and of very many studies, by R's integrate().
# Run from the root of the repository: Rscript scripts/reference/bayes-uniform.R (made with R 4.2.2).
num <- function(x) { for (d in 15:17) { s <- trimws(formatC(x, digits = d, format = "g")); if (as.numeric(s) == x) break }; s }
arr <- function(x) paste0("[", paste(vapply(x, num, ""), collapse = ","), "]")
obj <- function(l) paste0("{", paste(paste0('"', names(l), '": ', unlist(l)), collapse = ", "), "}")

# Likelihood of tau with the mean integrated out, times the prior; each integral is cut at the given places.
posterior <- function(y, v, prior, cuts) {
  log.one <- function(t) { w <- 1 / (v + t^2); m <- sum(w * y) / sum(w); .5 * sum(log(w)) - .5 * log(sum(w)) - .5 * sum(w * (y - m)^2) + prior(t) }
  at <- unlist(lapply(seq_along(cuts[-1]), function(i) seq(cuts[i], cuts[i + 1], length.out = 200))); top <- max(sapply(at, log.one))
  dens <- function(t) sapply(t, function(x) exp(log.one(x) - top))
  mean.at <- function(t) sapply(t, function(x) { w <- 1 / (v + x^2); sum(w * y) / sum(w) })
  int <- function(f, to = Inf) { ends <- unique(pmin(cuts, to)); if (length(ends) < 2) return(0); sum(sapply(seq_along(ends[-1]), function(i) integrate(f, ends[i], ends[i + 1], rel.tol = 1e-12, subdivisions = 2000, stop.on.error = FALSE)$value)) }
  s <- int(dens); cdf <- function(x) int(dens, x) / s
  q <- function(p) uniroot(function(x) cdf(x) - p, range(cuts), tol = 1e-14)$root
  first <- int(function(t) t * dens(t)) / s; mu <- int(function(t) mean.at(t) * dens(t)) / s
  sd <- sqrt(int(function(t) (t - first)^2 * dens(t)) / s)
  mu.sd <- sqrt(int(function(t) dens(t) * (sapply(t, function(x) 1 / sum(1 / (v + x^2))) + (mean.at(t) - mu)^2)) / s)
  list(mu = obj(list(mean = num(mu), sd = num(mu.sd))), tau = obj(list(mean = num(first), sd = num(sd), median = num(q(.5)), "ci.lb" = num(q(.025)), "ci.ub" = num(q(.975)))), q05 = q(.05), q95 = q(.95))
}
flat <- function(t) 0
out <- list()
add <- function(name, y, v, id, prior, cuts, short = NULL) {
  p <- posterior(y, v, prior, cuts)
  l <- list(prior = paste0('"', id, '"'), yi = arr(y), vi = arr(v), mu = p$mu, tau = p$tau)
  if (!is.null(short)) l$short <- arr(if (short == "top") c(p$q05, max(cuts)) else c(0, p$q95))
  out[[name]] <<- obj(l)
}
far <- c(-3, 5, 1, 8, -2.5, .4); vf <- c(.05, .04, .06, .1, .03, .08)
add("far apart, to 2", far, vf, "uniform-2", flat, c(0, .5, 1, 1.5, 1.9, 2), "top")
add("far apart, to 0.5", far, vf, "uniform-0.5", flat, c(0, .4, .48, .5), "top")
add("far apart, to 0.01", far, vf, "uniform-0.01", flat, c(0, .009, .01), "top")
near <- c(.5, .62, .55, .71, .66, .4, .8, .58); vn <- c(.04, .05, .03, .08, .06, .07, .05, .04)
add("near, to 0.5", near, vn, "uniform-0.5", flat, c(0, .1, .25, .5), "bottom")
add("one study, to 2", .3, .04, "uniform-2", flat, c(0, 1, 2))
set.seed(4); k <- 3000; y <- round(rnorm(k, .2, .5), 3); v <- round(exp(rnorm(k, -3, .5)), 4)
add("3000 studies", y, v, "halfnormal-0.5", function(t) -.5 * (t / .5)^2, c(.2, .36, .4, .42, .43, .436, .442, .45, .47, .5, .6))
writeLines(paste0('{\n "source": "scripts/reference/bayes-uniform.R; R ', getRversion(), '",\n', paste(paste0(' "', names(out), '": ', unlist(out)), collapse = ",\n"), "\n}"), "tests/reference/bayes-uniform.json")
