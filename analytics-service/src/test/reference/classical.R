# Survival, regression, exact tests, association and quantiles by R.
#
#   apt-get install r-base-core r-cran-survival r-cran-jsonlite
#   Rscript classical.R > classical.json

library(survival)
library(jsonlite)

nullable <- function(x) if (is.na(x)) NULL else x

samples <- list(
  list(days = c(12, 20, 35, 35, 60, 90, 120, 200), ended = c(1, 1, 1, 0, 1, 0, 1, 0)),
  list(days = c(419, 227, 46, 138), ended = c(1, 1, 1, 0)),
  list(days = c(1, 2, 3, 4), ended = c(1, 1, 1, 1)),
  list(days = c(5, 5, 8, 8, 13, 21, 21, 34), ended = c(1, 0, 1, 1, 0, 1, 0, 1)),
  list(days = c(1, 2, 3, 9), ended = c(1, 1, 0, 0)),
  list(days = c(10, 20, 30), ended = c(0, 0, 1)),
  list(days = c(0, 0, 3, 7, 7, 7, 12), ended = c(1, 1, 0, 1, 1, 0, 1)))
set.seed(1)
for (n in c(11, 40, 300)) {
  samples[[length(samples) + 1]] <- list(days = rpois(n, 60), ended = rbinom(n, 1, 0.7))
}

km <- list()
for (s in samples) for (level in c(0.8, 0.95)) {
  fit <- survfit(Surv(days, ended) ~ 1, data = s, conf.type = "log-log", conf.int = level)
  q <- quantile(fit, 0.5)
  at <- fit$n.event > 0
  km[[length(km) + 1]] <- list(
    days = s$days, ended = s$ended, level = unbox(level),
    median = unbox(q$quantile[[1]]), low = unbox(q$lower[[1]]), high = unbox(q$upper[[1]]),
    steps = list(days = fit$time[at], atRisk = fit$n.risk[at], events = fit$n.event[at],
                 waiting = fit$surv[at], low = fit$lower[at], high = fit$upper[at]))
}

trends <- list()
for (s in list(
    list(x = 0:4, y = log2(c(100, 50, 30, 12, 6.25))),
    list(x = c(0, .5, 1, 1.5, 2), y = log2(c(4000, 6000, 9000, 20000, 30000))),
    list(x = c(1, 2, 2, 3, 5, 8), y = c(2, 1, 4, 3, 3, 9)),
    list(x = runif(200, 0, 10), y = rnorm(200)))) for (level in c(0.8, 0.95)) {
  fit <- lm(y ~ x, data = s)
  ci <- confint(fit, "x", level = level)
  trends[[length(trends) + 1]] <- list(
    x = s$x, y = s$y, level = unbox(level), slope = unbox(coef(fit)[[2]]), intercept = unbox(coef(fit)[[1]]),
    error = unbox(summary(fit)$coefficients[2, 2]), r2 = unbox(summary(fit)$r.squared),
    low = unbox(ci[[1]]), high = unbox(ci[[2]]))
}

ratios <- list()
for (s in list(c(12, 90, 4, 90), c(12, 90, 3, 90), c(7, 30, 40, 365), c(14, 28, 21, 84))) {
  test <- poisson.test(c(s[1], s[3]), c(s[2], s[4]))
  ratios[[length(ratios) + 1]] <- list(
    k1 = unbox(s[1]), t1 = unbox(s[2]), k2 = unbox(s[3]), t2 = unbox(s[4]), estimate = unbox(test$estimate[[1]]),
    low = unbox(test$conf.int[1]), high = unbox(test$conf.int[2]))
}

associations <- list()
for (s in list(c(50, 10, 8, 6), c(50, 10, 8, 1), c(1000, 40, 30, 9), c(20, 20, 5, 5), c(12, 3, 4, 2))) {
  n <- s[1]; a <- s[2]; b <- s[3]; both <- s[4]
  table <- matrix(c(both, a - both, b - both, n - a - b + both), 2)
  pmi <- log(n * both / (a * b))
  associations[[length(associations) + 1]] <- list(
    all = unbox(n), first = unbox(a), second = unbox(b), both = unbox(both), pmi = unbox(pmi),
    npmi = unbox(pmi / -log(both / n)), p = unbox(fisher.test(table, alternative = "greater")$p.value))
}

p <- c(0.01, 0.04, 0.03, 0.005, 0.9, 0.04, 1e-6)
quantiles <- list()
for (x in list(c(3, 1, 2), c(5, 1, 4, 2), c(1, 1, 2, 9, 30), 7)) for (share in c(0.1, 0.5, 0.9)) {
  quantiles[[length(quantiles) + 1]] <- list(x = x, share = unbox(share), quantile = unbox(quantile(x, share)[[1]]))
}

cat(toJSON(list(
  R = unbox(R.version.string), survival = unbox(as.character(packageVersion("survival"))),
  kaplanMeier = km, linearFit = trends, rateRatio = ratios, association = associations,
  falseDiscovery = list(p = p, q = p.adjust(p, "BH"), more = p.adjust(p, "BH", n = 20)), quantile = quantiles),
  digits = I(17), na = "null"))
