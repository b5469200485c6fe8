import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeBytes } from '#core/importers/decode-bytes';
import { rm5Review } from '#core/importers/rm5-review';
import type { AnalysisReport } from '#core/synthesis/report';
import { analyseResults } from '#core/synthesis/analyse-results';

/** RevMan 5 reviews outside the repository that hold RevMan's own totals, with these as answers beside them: the folder named by LDN_CORPORA. */
const folder = join(process.env.LDN_CORPORA ?? '', 'reviews', 'rm5');

interface Answer {
  readonly comparison: string;
  readonly outcome: string;
  readonly study_rows: number;
  readonly pooled: Readonly<Record<'effect_size' | 'ci_start' | 'ci_end' | 'tau2' | 'df', string>>;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Log risk ratio by Mantel-Haenszel, with half an event in every cell of studies that have an empty one, as RevMan 5 has it. */
const mantelHaenszel = ({ rows }: AnalysisReport): number => {
  const cells = rows.flatMap(({ data, corrected }) => {
    if (data.kind !== '2x2') return [];
    const half = corrected ? 0.5 : 0;
    const [n1, n2] = [data.n1 + 2 * half, data.n2 + 2 * half];
    return [{ a: data.events1 + half, c: data.events2 + half, n1, n2, n: n1 + n2 }];
  });
  return Math.log(
    sum(cells.map(({ a, n2, n }) => (a * n2) / n)) / sum(cells.map(({ c, n1, n }) => (c * n1) / n)),
  );
};

/** The random-effects total with tau2 from the Q around the Mantel-Haenszel estimate, as RevMan 5 has it (Deeks and Higgins 2010). */
const asRevMan = (report: AnalysisReport) => {
  const { rows } = report;
  const common = mantelHaenszel(report);
  const y = rows.map(({ yi }) => yi);
  const w = rows.map(({ sei }) => 1 / sei ** 2);
  const q = sum(w.map((wi, at) => wi * (y[at]! - common) ** 2));
  const c = sum(w) - sum(w.map((wi) => wi * wi)) / sum(w);
  const tau2 = Math.max(0, (q - (y.length - 1)) / c);
  const random = rows.map(({ sei }) => 1 / (sei ** 2 + tau2));
  const estimate = sum(random.map((wi, at) => wi * y[at]!)) / sum(random);
  return { tau2, estimate: Math.exp(estimate), sei: Math.sqrt(1 / sum(random)) };
};

test.runIf(existsSync(folder))('totals of a review are met with the settings that come along', () => {
  const names = readdirSync(folder).flatMap((name) => (name.endsWith('.rm5') ? [name.slice(0, -4)] : []));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const review = rm5Review(decodeBytes(readFileSync(join(folder, `${name}.rm5`))).text, 'review', name);
    const answers = JSON.parse(
      readFileSync(join(folder, `${name}.answers.json`), 'utf8'),
    ) as readonly Answer[];
    const compared: string[] = [];
    for (const analysis of review.analyses) {
      const [, place = ''] = /analysis (\S+)\./.exec(analysis.note) ?? [];
      const answer = answers.find(({ comparison, outcome }) => `${comparison}.${outcome}` === place);
      if (answer === undefined) throw new Error(`no answer for ${place}`);
      const report = analyseResults(review, analysis);
      if (report.pooled === null || report.leftOut.some(({ reason }) => reason === 'several-results')) {
        compared.push(
          `${place}: ${report.pooled === null ? 'nothing to pool' : 'studies in several subgroups'}`,
        );
        continue;
      }
      const { effect_size, ci_start, tau2 } = answer.pooled;
      const own = asRevMan(report);
      expect(own.tau2, place).toBeCloseTo(Number(tau2), 9);
      expect(own.estimate, place).toBeCloseTo(Number(effect_size), 9);
      expect(Math.exp(Math.log(own.estimate) - 1.959963984540054 * own.sei), place).toBeCloseTo(
        Number(ci_start),
        6,
      );
      if (own.tau2 === 0) expect(report.pooled.estimate, place).toBeCloseTo(Number(effect_size), 12);
      compared.push(
        `${place}: ${report.pooled.estimate.toFixed(4)} [${report.pooled.low.toFixed(4)}, ${report.pooled.high.toFixed(4)}], RevMan ${Number(effect_size).toFixed(4)} [${Number(ci_start).toFixed(4)}, ${Number(answer.pooled.ci_end).toFixed(4)}]`,
      );
    }
    console.log(`${name}\n${compared.join('\n')}`);
  }
});
