import { levelOf } from '#core/appraisal/completeness';
import { standingOf } from '#core/appraisal/judge-appraisal';
import type { ReportListRow } from '#core/contract/mirror';
import { readingsOf } from '#core/extraction/result-readings';
import { type StudyDesign, studyDesignLabel } from '#core/model/study-design';
import type { Appraisal, Link, Study, StudyResult } from '#core/model/study';
import type { RobLevel } from '../../ui/marks';

/** Overall judgements of a study's results: how many stand at each level. */
export interface LightCount {
  readonly level: RobLevel;
  readonly count: number;
}

/** One study as the list shows it. */
export interface StudyRow {
  readonly id: string;
  readonly label: string;
  readonly conditionIds: readonly string[];
  readonly conditions: string;
  readonly designId: StudyDesign;
  readonly design: string;
  readonly doseMg: number | null;
  readonly weeks: number | null;
  readonly n: number | null;
  readonly reports: number;
  readonly results: number;
  readonly verified: number;
  readonly unverified: number;
  readonly lights: readonly LightCount[];
  readonly registration: string;
  readonly status: Study['status'];
  readonly study: Study;
}

export const statusLabels: Readonly<Record<Study['status'], string>> = {
  completed: 'Completed',
  ongoing: 'Ongoing',
  protocol: 'Protocol',
  terminated: 'Terminated',
  unknown: 'Not known',
};

export interface StudyParts {
  readonly studies: readonly Study[];
  readonly links: readonly Link[];
  readonly results: readonly StudyResult[];
  readonly appraisals: readonly Appraisal[];
  readonly conditionNames: ReadonlyMap<string, string>;
  readonly viewer: string | null;
  readonly isDataset: (by: string) => boolean;
  readonly appraisalVotes: number;
}

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> => {
  const out = new Map<string, T[]>();
  for (const row of rows) {
    const group = out.get(keyOf(row));
    if (group === undefined) out.set(keyOf(row), [row]);
    else group.push(row);
  }
  return out;
};

/** The light of the appraisal that stands for one result; null when none does. */
export function standingLight(appraisals: readonly Appraisal[], votes: number): RobLevel | null {
  const standing = standingOf(appraisals, votes);
  if (!standing.ok || standing.value.stands === null) return null;
  const { tool, overall } = standing.value.stands;
  return levelOf(tool, overall)?.light ?? null;
}

const order: readonly RobLevel[] = ['low', 'some', 'moderate', 'high', 'serious', 'critical', 'none'];

/** The list of studies, from the rows of the mirror. */
export function studyRows(parts: StudyParts): readonly StudyRow[] {
  const links = grouped(parts.links, (link) => link.studyId);
  const results = grouped(parts.results, (result) => result.studyId);
  const appraisals = grouped(parts.appraisals, (appraisal) => appraisal.resultKey);
  return parts.studies.map((study) => {
    const readings = readingsOf(results.get(study.id) ?? [], parts.viewer, parts.isDataset);
    const verified = readings.filter((reading) => reading.shown.verified).length;
    const counts = new Map<RobLevel, number>();
    for (const { key } of readings) {
      const light = standingLight(appraisals.get(key) ?? [], parts.appraisalVotes);
      if (light !== null) counts.set(light, (counts.get(light) ?? 0) + 1);
    }
    return {
      id: study.id,
      label: study.label,
      conditionIds: study.conditions,
      conditions: study.conditions.map((id) => parts.conditionNames.get(id) ?? id).join(', '),
      designId: study.design,
      design: studyDesignLabel(study.design),
      doseMg: study.doseMg,
      weeks: study.durationWeeks,
      n: study.nAnalysed ?? study.nRandomised,
      reports: links.get(study.id)?.length ?? 0,
      results: readings.length,
      verified,
      unverified: readings.length - verified,
      lights: order.flatMap((level) => {
        const count = counts.get(level);
        return count === undefined ? [] : [{ level, count }];
      }),
      registration: study.registration,
      status: study.status,
      study,
    };
  });
}

/** "Younger J, Noor N. 2013. Arthritis Rheum" */
export const reportLine = (report: Pick<ReportListRow, 'authors' | 'year' | 'journal'>): string =>
  [report.authors, report.year, report.journal]
    .map((part) => String(part ?? '').replace(/\.+$/, ''))
    .filter((part) => part !== '')
    .join('. ');

/** "Younger J, Noor N" and 2013 give "Younger 2013". */
export function labelFor(report: Pick<ReportListRow, 'authors' | 'year' | 'title'>): string {
  const first = report.authors.split(',')[0]?.trim() ?? '';
  const family = first.replace(/\s+\p{Lu}{1,4}$/u, '');
  const name = family === '' ? report.title.split(/\s+/).slice(0, 3).join(' ') : family;
  return report.year === null ? name : `${name} ${report.year}`;
}
