import type { FurtherBlock } from '../synthesis/further/further-report';

interface Pooling {
  /** Whether `res` pools counts and not effects. */
  readonly stratified: boolean;
  readonly k: number;
  readonly level: number;
}

/** Prints what R says; what it cannot estimate is printed as its error, and the script goes on. */
const tried = (name: string, call: string, values: string): readonly string[] => [
  `${name} <- try(${call})`,
  `print(${name})`,
  `if (!inherits(${name}, "try-error")) cat("${name}", sprintf("%.15g", ${values}), "\\n")`,
];

/** metafor's own calls for the further blocks that are asked for, after `res` and `es`; the other blocks have no lines. */
export const furtherLines = (
  further: readonly FurtherBlock[],
  { stratified, k, level }: Pooling,
): readonly string[] => {
  if (k < 2) return [];
  const asked = (block: FurtherBlock) => further.includes(block);
  const sensitivity = [
    '# Sensitivity.',
    ...tried('leave1out', 'metafor::leave1out(res)', 'rbind(leave1out$estimate, leave1out$se)'),
    ...(stratified ? [] : ['print(try(influence(res)))']),
  ];
  const smallStudy = [
    '# Small-study effects, on the effects of the studies.',
    stratified ? `effects <- rma(yi, vi, data = es, method = "EE", level = ${level})` : 'effects <- res',
    ...tried('egger', 'regtest(effects, model = "rma")', 'c(egger$zval, egger$pval)'),
    ...tried('egger_lm', 'regtest(effects, model = "lm")', 'c(egger_lm$zval, egger_lm$pval)'),
    ...tried('begg', 'ranktest(effects)', 'c(begg$tau, begg$pval)'),
    ...(['L0', 'R0'] as const).flatMap((estimator) =>
      tried(
        `trimfill_${estimator}`,
        `trimfill(effects, estimator = "${estimator}")`,
        `c(trimfill_${estimator}$k0, trimfill_${estimator}$beta, trimfill_${estimator}$se)`,
      ),
    ),
    ...(['Rosenthal', 'Orwin', 'Rosenberg'] as const).flatMap((type) =>
      tried(`fsn_${type}`, `fsn(yi, vi, data = es, type = "${type}")`, `fsn_${type}$fsnum`),
    ),
  ];
  const selection = [
    '# Selection model with one step.',
    ...tried(
      'selection',
      `{ ml <- rma(yi, vi, data = es, method = "ML", level = ${level}); selmodel(ml, type = "stepfun", steps = 0.025, alternative = if (ml$beta[1] < 0) "less" else "greater") }`,
      'c(selection$beta, selection$tau2)',
    ),
  ];
  return [
    ...(asked('sensitivity') ? ['', ...sensitivity] : []),
    ...(asked('small-study') ? ['', ...smallStudy] : []),
    ...(asked('selection') ? ['', ...selection] : []),
    '',
  ];
};
