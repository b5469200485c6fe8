import type { FurtherBlock } from '../synthesis/further/further-report';
import type { AnalysisReport, RawData, StudyRow } from '../synthesis/report';
import { furtherLines } from './r-script-further';

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
 * A self-contained R script (package metafor) that gives the numbers of this report again, from the same data, with metafor's calls for the further blocks
 * that are asked for. The last line prints estimate, standard error and limits on the analysis scale. Null when the report pools nothing.
 */
export const rScript = (
  report: AnalysisReport,
  title: string,
  further: readonly FurtherBlock[] = [],
): string | null => {
  const { rows, pooled, settings, inputHash } = report;
  const kind = rows[0]?.data.kind;
  if (kind === undefined || pooled === null) return null;
  const names = argumentsOf[kind];
  const columns = Object.values(names).map(
    (field) => `  ${field} = ${vector(rows.map(({ data }) => numberOf(data, field)))}`,
  );
  const grouped = rows.some(({ subgroup }) => subgroup !== undefined) && report.subgroups !== null;
  const groups = grouped
    ? [
        `  subgroup = ${vector(rows.map(({ subgroup }) => (subgroup === undefined ? 'NA' : quoted(subgroup))))}`,
      ]
    : [];
  return [
    comment(title),
    comment(`${report.measureLabel}; ${pooled.method}; ${rows.length} studies; input ${inputHash}`),
    'library(metafor)',
    '',
    'data <- data.frame(',
    [`  label = ${vector(rows.map((row: StudyRow) => quoted(row.label)))}`, ...columns, ...groups].join(
      ',\n',
    ),
    ')',
    '',
    ...correctionLines(report, kind),
    ...effectLines(report, kind, names),
    ...poolingLines(report, names),
    'print(res)',
    ...predictionLines(report),
    ...(grouped ? subgroupLines(report) : []),
    ...(further.length === 0
      ? []
      : furtherLines(further, {
          stratified: isStratified(report),
          k: rows.length,
          level: settings.level,
        })),
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

const sharesOut = ({ settings: { correction } }: AnalysisReport): boolean =>
  correction.arms === 'treatment-arm' && correction.to !== 'none' && correction.add > 0;

/** The correction in proportion to the arms' sizes, which escalc does not have: counts with it stand beside those without. */
const correctionLines = (report: AnalysisReport, kind: RawData['kind']): readonly string[] => {
  if (!sharesOut(report) || (kind !== '2x2' && kind !== 'rate2')) return [];
  const { add, to } = report.settings.correction;
  const tables = kind === '2x2';
  const zero = tables
    ? 'events1 == 0 | events1 == n1 | events2 == 0 | events2 == n2'
    : 'events1 == 0 | events2 == 0';
  const [size1, size2] = tables ? ['n1', 'n2'] : ['time1', 'time2'];
  const where = {
    only0: 'zero',
    if0all: 'rep(any(zero), nrow(data))',
    all: 'rep(TRUE, nrow(data))',
    none: 'FALSE',
  }[to];
  return [
    '# Treatment-arm continuity correction (Sweeting, Sutton & Lambert 2004).',
    `zero <- with(data, ${zero})`,
    `used <- ${where}`,
    `add1 <- with(data, ifelse(used, ${2 * add} * ${size1} / (${size1} + ${size2}), 0))`,
    `add2 <- with(data, ifelse(used, ${2 * add} * ${size2} / (${size1} + ${size2}), 0))`,
    tables
      ? 'corrected <- transform(data, events1 = events1 + add1, n1 = n1 + 2 * add1, events2 = events2 + add2, n2 = n2 + 2 * add2)'
      : 'corrected <- transform(data, events1 = events1 + add1, events2 = events2 + add2)',
    '',
  ];
};

const effectLines = (
  report: AnalysisReport,
  kind: RawData['kind'],
  names: Readonly<Record<string, string>>,
): readonly string[] => {
  const { settings } = report;
  if (kind === 'gen') return ['es <- data', 'es$vi <- es$sei^2', ''];
  const given = Object.entries(names).map(([name, field]) => `${name} = ${field}`);
  const shared =
    sharesOut(report) && (kind === '2x2' || kind === 'rate2') && takesCorrection.has(settings.measure);
  const { drop00 } = settings.correction;
  const { add, to } = shared ? { add: 0, to: 'none' } : settings.correction;
  const correction = takesCorrection.has(settings.measure) ? [`add = ${add}`, `to = "${to}"`] : [];
  const drop = takesDrop.has(settings.measure) ? [`drop00 = ${logical(drop00)}`] : [];
  return [
    `es <- escalc(measure = "${settings.measure}", ${[...given, ...correction, ...drop].join(', ')}, data = ${shared ? 'corrected' : 'data'}, slab = label)`,
    '',
  ];
};

const tests = { wald: 'z', knha: 'knha', adhoc: 'adhoc' } as const;

const isStratified = ({ pooled }: AnalysisReport): boolean =>
  /^(Peto|Mantel-Haenszel)/.test(pooled?.method ?? '');

/** `pool(rows)` pools these rows of the data as the settings say; the whole is `res`. */
const poolingLines = (report: AnalysisReport, names: Readonly<Record<string, string>>): readonly string[] => {
  const { level } = report.settings;
  return [
    'pool <- function(rows, ...) {',
    '  if (length(rows) == 1)',
    `    return(rma(yi, vi, data = es[rows, ], slab = label, method = "EE", level = ${level}))`,
    ...(isStratified(report) ? stratifiedLines(report, names) : inverseVarianceLines(report)),
    '}',
    'res <- pool(seq_len(nrow(data)))',
  ];
};

/** Pools the counts as they are, whatever correction the effects of the studies took. */
const stratifiedLines = (
  { settings, pooled }: AnalysisReport,
  names: Readonly<Record<string, string>>,
): readonly string[] => {
  const { level, measure, correction } = settings;
  const given = Object.entries(names).map(([name, field]) => `${name} = ${field}`);
  const rest = `${given.join(', ')}, data = data[rows, ], slab = label, level = ${level}`;
  if (pooled?.method.startsWith('Peto') === true) return [`  rma.peto(${rest})`];
  const { add, to, drop00 } = correction;
  return [
    `  rma.mh(measure = "${measure}", ${rest},`,
    `    add = c(${add}, 0), to = c("${to}", "none"), drop00 = c(${logical(drop00)}, FALSE))`,
  ];
};

const inverseVarianceLines = ({ settings, rows }: AnalysisReport): readonly string[] => {
  const { level, model, tau2, test } = settings;
  if (model === 'common' || rows.length === 1)
    return [`  rma(yi, vi, data = es[rows, ], slab = label, method = "EE", level = ${level}, ...)`];
  return [
    '  # Tight convergence: the defaults stop at about four decimals.',
    '  scale <- median(es$vi[rows]) + var(es$yi[rows])',
    `  rma(yi, vi, data = es[rows, ], slab = label, method = "${tau2}", test = "${tests[test]}", level = ${level},`,
    '    control = list(threshold = 1e-12 * scale, tol = 1e-12, maxiter = 10000, stepadj = 0.5, tau2.max = 1e4 * scale), ...)',
  ];
};

/** The prediction interval with the quantile of the report. */
const predictionLines = ({ pooled, settings }: AnalysisReport): readonly string[] => {
  if (pooled === null || pooled.prediction === null) return [];
  const { df, yiLow, yiHigh } = pooled.prediction;
  const tail = `${(100 + settings.level) / 200}`;
  const quantile = df === null ? `qnorm(${tail})` : `qt(${tail}, ${df})`;
  return [
    `cat("prediction interval", sprintf("%.15g", res$beta[1] + c(-1, 1) * ${quantile} * sqrt(res$se^2 + res$tau2)), "\\n")`,
    comment(`This report: ${yiLow} ${yiHigh}`),
  ];
};

const printed = (name: string, values: string): string =>
  `cat("${name}", sprintf("%.15g", ${values}), "\\n")`;

/** Each group that was pooled, in the order of the report, and the test for differences. */
const subgroupLines = ({ subgroups, settings }: AnalysisReport): readonly string[] => {
  if (subgroups === null) return [];
  const said = subgroups.groups.map(
    ({ label, pooled: own, error }) =>
      `${label} ${own === null ? `not pooled: ${error?.text ?? ''}` : `${own.yi} ${own.sei}`}`,
  );
  const known = subgroups.groups.filter(({ pooled: own }) => own !== null);
  if (known.length === 0)
    return ['', '# Subgroups.', ...said.map((text) => comment(`This report: ${text}`)), ''];
  const levels = vector(known.map(({ label }) => quoted(label)));
  const differences = subgroups.difference !== null;
  const lines =
    subgroups.tau2 === 'common'
      ? [
          'inside <- which(!is.na(es$group))',
          'contrasts <- pool(inside, mods = ~ group)',
          'means <- pool(inside, mods = ~ 0 + group)',
          'print(contrasts)',
          'print(means)',
          printed('groups', 'rbind(c(means$beta), means$se)'),
          ...(differences ? [printed('differences', 'c(contrasts$QM, contrasts$QMp)')] : []),
        ]
      : [
          'groups <- lapply(split(seq_len(nrow(es)), es$group), pool)',
          'print(groups)',
          printed('groups', 'sapply(groups, function(g) c(g$beta, g$se))'),
          ...(differences
            ? [
                `between <- rma(sapply(groups, function(g) c(g$beta)), sei = sapply(groups, function(g) g$se), method = "EE", level = ${settings.level})`,
                'print(between)',
                printed('differences', 'c(between$QE, between$QEp)'),
              ]
            : []),
        ];
  return [
    '',
    '# Subgroups.',
    `es$group <- factor(es$subgroup, levels = ${levels})`,
    ...lines,
    ...said.map((text) => comment(`This report: ${text}`)),
    '',
  ];
};
