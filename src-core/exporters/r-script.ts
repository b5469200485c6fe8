import type { AnalysisReport, RawData, StudyRow } from '../synthesis/report';

/** How metafor's escalc calls the numbers of each kind of data. */
const argumentsOf = {
  '2x2': { ai: 'events1', n1i: 'n1', ci: 'events2', n2i: 'n2' },
  cont: { m1i: 'mean1', sd1i: 'sd1', n1i: 'n1', m2i: 'mean2', sd2i: 'sd2', n2i: 'n2' },
  paired: { m1i: 'mean1', sd1i: 'sd1', m2i: 'mean2', sd2i: 'sd2', ni: 'n', ri: 'r' },
  prop: { xi: 'events', ni: 'n' },
  mn: { mi: 'mean', sdi: 'sd', ni: 'n' },
  rate2: { x1i: 'events1', t1i: 'time1', x2i: 'events2', t2i: 'time2' },
  rate1: { xi: 'events', ti: 'time' },
  gen: { yi: 'yi', sei: 'sei' },
} as const satisfies Record<RawData['kind'], Readonly<Record<string, string>>>;

/** A string as R source in plain ASCII. */
const quoted = (text: string): string => {
  const body = [...text].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') return `\\${character}`;
    if (code >= 32 && code < 127) return character;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${body.join('')}"`;
};

const vector = (values: readonly string[]): string => `c(${values.join(', ')})`;

const comment = (text: string): string => `# ${text.replaceAll(/\s+/g, ' ')}`;

/**
 * A self-contained R script (package metafor) that gives the numbers of this report again, from the same data. The last line prints
 * estimate, standard error and limits on the analysis scale. Null when the report pools nothing.
 */
export const rScript = (report: AnalysisReport, title: string): string | null => {
  const { rows, pooled, settings, inputHash } = report;
  const kind = rows[0]?.data.kind;
  if (kind === undefined || pooled === null) return null;
  const names = argumentsOf[kind];
  const columns = Object.values(names).map(
    (field) => `  ${field} = ${vector(rows.map(({ data }) => numberOf(data, field)))}`,
  );
  return [
    comment(title),
    comment(`${report.measureLabel}; ${pooled.method}; ${rows.length} studies; input ${inputHash}`),
    'library(metafor)',
    '',
    'data <- data.frame(',
    [`  label = ${vector(rows.map((row: StudyRow) => quoted(row.label)))}`, ...columns].join(',\n'),
    ')',
    '',
    ...effectLines(report, kind, names),
    ...poolingLines(report, names),
    'print(res)',
    ...(pooled.prediction === null ? [] : ['print(predict(res))']),
    `cat(sprintf("%.15g", c(res$beta, res$se, res$ci.lb, res$ci.ub)), sep = " ")`,
    'cat("\\n")',
    comment(`This report: ${[pooled.yi, pooled.sei, pooled.ciLow, pooled.ciHigh].join(' ')}`),
    comment(`Confidence level ${settings.level} percent`),
    '',
  ].join('\n');
};

const numberOf = (data: RawData, field: string): string => {
  const value = Object.entries(data).find(([name]) => name === field)?.[1];
  return typeof value === 'number' ? String(value) : 'NA';
};

const logical = (value: boolean): string => (value ? 'TRUE' : 'FALSE');

const takesCorrection = new Set(['RR', 'OR', 'RD', 'PETO', 'IRR', 'IRD', 'PR', 'PLO', 'IRLN']);
const takesDrop = new Set(['RR', 'OR', 'RD', 'PETO', 'IRR', 'IRD']);

const effectLines = (
  { settings }: AnalysisReport,
  kind: RawData['kind'],
  names: Readonly<Record<string, string>>,
): readonly string[] => {
  if (kind === 'gen') return ['es <- data', 'es$vi <- es$sei^2', ''];
  const given = Object.entries(names).map(([name, field]) => `${name} = ${field}`);
  const { add, to, drop00 } = settings.correction;
  const correction = takesCorrection.has(settings.measure) ? [`add = ${add}`, `to = "${to}"`] : [];
  const drop = takesDrop.has(settings.measure) ? [`drop00 = ${logical(drop00)}`] : [];
  return [
    `es <- escalc(measure = "${settings.measure}", ${[...given, ...correction, ...drop].join(', ')}, data = data, slab = label)`,
    '',
  ];
};

const tests = { wald: 'z', knha: 'knha', adhoc: 'adhoc' } as const;

const poolingLines = (
  { settings, pooled, rows }: AnalysisReport,
  names: Readonly<Record<string, string>>,
): readonly string[] => {
  const { level, model, tau2, test } = settings;
  const given = Object.entries(names)
    .map(([name, field]) => `${name} = ${field}`)
    .join(', ');
  if (pooled?.method.startsWith('Peto') === true)
    return [`res <- rma.peto(${given}, data = data, slab = label, level = ${level})`];
  if (pooled?.method.startsWith('Mantel-Haenszel') === true) {
    const { add, to, drop00 } = settings.correction;
    return [
      `res <- rma.mh(measure = "${settings.measure}", ${given}, data = data, slab = label, level = ${level},`,
      `  add = c(${add}, 0), to = c("${to}", "none"), drop00 = c(${logical(drop00)}, FALSE))`,
    ];
  }
  if (model === 'common' || rows.length === 1)
    return [`res <- rma(yi, vi, data = es, slab = label, method = "EE", level = ${level})`];
  return [
    '# Tight convergence: the defaults stop at about four decimals.',
    'scale <- median(es$vi) + var(es$yi)',
    `res <- rma(yi, vi, data = es, slab = label, method = "${tau2}", test = "${tests[test]}", level = ${level},`,
    '  control = list(threshold = 1e-12 * scale, tol = 1e-12, maxiter = 10000, stepadj = 0.5, tau2.max = 1e4 * scale))',
  ];
};
