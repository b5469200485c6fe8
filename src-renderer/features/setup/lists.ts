import type { MirrorRow } from '#core/contract/mirror';
import type { SettingTable } from '#core/model/tables';

interface ColumnBase<R> {
  readonly key: string;
  readonly label: string;
  /** As a share of the row's width. */
  readonly width: string;
  readonly read: (row: R) => string;
  /** The row with this text in it. */
  readonly write: (row: R, text: string) => R;
  /** Why this text cannot stand; null when it can. */
  readonly problem?: (text: string, row: R) => string | null;
}
export type ListColumn<R> =
  | (ColumnBase<R> & { readonly kind: 'text' | 'number' })
  | (ColumnBase<R> & {
      readonly kind: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
    });

/** One list of the review's settings: what a row is called, which columns it has, and what a new one starts with. */
export interface SettingList<T extends SettingTable> {
  readonly table: T;
  readonly title: string;
  readonly note: string;
  /** One row, in a sentence: "condition". */
  readonly thing: string;
  readonly columns: readonly ListColumn<MirrorRow<T>>[];
  readonly blank: (text: string, id: string, order: number) => MirrorRow<T>;
  /** A key that chooses this row elsewhere. */
  readonly keyOf?: (place: number) => string | null;
  /** Rows that came with a bundled data set are shown and not edited. */
  readonly locked?: (row: MirrorRow<T>) => boolean;
  readonly ordered: boolean;
}

const needed = (what: string) => (text: string) => (text === '' ? `${what} is needed.` : null);
const better = [
  { value: 'higher', label: 'Higher is better' },
  { value: 'lower', label: 'Lower is better' },
];
const types = [
  { value: 'dichotomous', label: 'Dichotomous' },
  { value: 'continuous', label: 'Continuous' },
  { value: 'other', label: 'Other' },
];
const roles = [
  { value: 'owner', label: 'Owner' },
  { value: 'reviewer', label: 'Reviewer' },
  { value: 'resolver', label: 'Settles conflicts' },
  { value: 'dataset', label: 'Bundled or imported data set' },
];
const one = <V extends string>(allowed: readonly V[], text: string, before: V): V =>
  allowed.find((value) => value === text) ?? before;

const end = (text: string): number | null => (text === '' ? null : Number(text));
const endProblem = (text: string, low: number | null, high: number | null): string | null => {
  if (!Number.isFinite(end(text) ?? 0))
    return 'The end of a scale is a number, or empty where there is none.';
  return low !== null && high !== null && low >= high ? 'The scale ends before it begins.' : null;
};

const dose = (text: string): number | null => (text === '' ? null : Number(text));
const doseProblem = (text: string, from: number | null, to: number | null): string | null => {
  const value = dose(text);
  if (value !== null && !(Number.isFinite(value) && value >= 0)) return 'A dose is a number of mg a day.';
  return from !== null && to !== null && from > to ? 'The band ends before it begins.' : null;
};

export const criteriaList: SettingList<'criteria'> = {
  table: 'criteria',
  title: 'Eligibility criteria',
  note: 'What a report must, or must not, be about. They stand beside every abstract while screening.',
  thing: 'criterion',
  ordered: true,
  columns: [
    {
      key: 'kind',
      label: 'Kind',
      kind: 'choice',
      width: '132px',
      options: [
        { value: 'include', label: '✓ Include' },
        { value: 'exclude', label: '✕ Exclude' },
      ],
      read: (row) => row.kind,
      write: (row, text) => ({ ...row, kind: one(['include', 'exclude'], text, row.kind) }),
    },
    {
      key: 'text',
      label: 'Criterion',
      kind: 'text',
      width: '1fr',
      read: (row) => row.text,
      write: (row, text) => ({ ...row, text }),
      problem: needed('A criterion'),
    },
  ],
  blank: (text, id, order) => ({ id, order, kind: 'include', text }),
};

export const conditionsList: SettingList<'conditions'> = {
  table: 'conditions',
  title: 'Conditions',
  note: 'Studies are listed, pooled and compared within each condition.',
  thing: 'condition',
  ordered: true,
  columns: [
    {
      key: 'name',
      label: 'Condition',
      kind: 'text',
      width: '1fr',
      read: (row) => row.name,
      write: (row, name) => ({ ...row, name }),
      problem: needed('A name'),
    },
    {
      key: 'note',
      label: 'Note',
      kind: 'text',
      width: '1fr',
      read: (row) => row.note,
      write: (row, note) => ({ ...row, note }),
    },
  ],
  blank: (name, id, order) => ({ id, order, name, note: '' }),
};

export const outcomesList: SettingList<'outcomes'> = {
  table: 'outcomes',
  title: 'Outcomes',
  note: 'What is measured, with what, and which direction is good for the patient. Numbers off the scale, from its lowest to its highest value, are pointed out.',
  thing: 'outcome',
  ordered: true,
  columns: [
    {
      key: 'name',
      label: 'Outcome',
      kind: 'text',
      width: '1.4fr',
      read: (row) => row.name,
      write: (row, name) => ({ ...row, name }),
      problem: needed('A name'),
    },
    {
      key: 'domain',
      label: 'Domain',
      kind: 'text',
      width: '1fr',
      read: (row) => row.domain,
      write: (row, domain) => ({ ...row, domain }),
    },
    {
      key: 'scale',
      label: 'Scale and unit',
      kind: 'text',
      width: '1fr',
      read: (row) => row.scale,
      write: (row, scale) => ({ ...row, scale }),
    },
    {
      key: 'scaleMin',
      label: 'Lowest',
      kind: 'number',
      width: '56px',
      read: ({ scaleMin = null }) => (scaleMin === null ? '' : String(scaleMin)),
      write: (row, text) => ({ ...row, scaleMin: end(text) }),
      problem: (text, { scaleMax = null }) => endProblem(text, end(text), scaleMax),
    },
    {
      key: 'scaleMax',
      label: 'Highest',
      kind: 'number',
      width: '56px',
      read: ({ scaleMax = null }) => (scaleMax === null ? '' : String(scaleMax)),
      write: (row, text) => ({ ...row, scaleMax: end(text) }),
      problem: (text, { scaleMin = null }) => endProblem(text, scaleMin, end(text)),
    },
    {
      key: 'type',
      label: 'Type',
      kind: 'choice',
      width: '124px',
      options: types,
      read: (row) => row.type,
      write: (row, text) => ({ ...row, type: one(['dichotomous', 'continuous', 'other'], text, row.type) }),
    },
    {
      key: 'better',
      label: 'Direction',
      kind: 'choice',
      width: '136px',
      options: better,
      read: (row) => row.better,
      write: (row, text) => ({ ...row, better: one(['higher', 'lower'], text, row.better) }),
    },
  ],
  blank: (name, id, order) => ({
    id,
    order,
    name,
    domain: '',
    scale: '',
    type: 'continuous',
    better: 'higher',
  }),
};

export const comparisonsList: SettingList<'comparisons'> = {
  table: 'comparisons',
  title: 'Comparisons',
  note: 'Intervention against comparator. A dose band, where wanted, is in mg of naltrexone a day; empty means open.',
  thing: 'comparison',
  ordered: true,
  columns: [
    {
      key: 'name',
      label: 'Comparison',
      kind: 'text',
      width: '1.3fr',
      read: (row) => row.name,
      write: (row, name) => ({ ...row, name }),
      problem: needed('A name'),
    },
    {
      key: 'intervention',
      label: 'Intervention',
      kind: 'text',
      width: '1fr',
      read: (row) => row.intervention,
      write: (row, intervention) => ({ ...row, intervention }),
      problem: needed('An intervention'),
    },
    {
      key: 'comparator',
      label: 'Comparator',
      kind: 'text',
      width: '1fr',
      read: (row) => row.comparator,
      write: (row, comparator) => ({ ...row, comparator }),
      problem: needed('A comparator'),
    },
    {
      key: 'doseFrom',
      label: 'From, mg',
      kind: 'number',
      width: '76px',
      read: (row) => (row.doseFrom === null ? '' : String(row.doseFrom)),
      write: (row, text) => ({ ...row, doseFrom: dose(text) }),
      problem: (text, row) => doseProblem(text, dose(text), row.doseTo),
    },
    {
      key: 'doseTo',
      label: 'To, mg',
      kind: 'number',
      width: '76px',
      read: (row) => (row.doseTo === null ? '' : String(row.doseTo)),
      write: (row, text) => ({ ...row, doseTo: dose(text) }),
      problem: (text, row) => doseProblem(text, row.doseFrom, dose(text)),
    },
  ],
  blank: (name, id, order) => ({
    id,
    order,
    name,
    intervention: 'Low-dose naltrexone',
    comparator: 'Placebo',
    doseFrom: null,
    doseTo: null,
  }),
};

export const exclusionReasonsList: SettingList<'exclusionReasons'> = {
  table: 'exclusionReasons',
  title: 'Exclusion reasons',
  note: 'The order is the order of the keys while screening, and of the list in the flow diagram.',
  thing: 'exclusion reason',
  ordered: true,
  keyOf: (place) => (place < 9 ? String(place + 1) : null),
  columns: [
    {
      key: 'text',
      label: 'Reason',
      kind: 'text',
      width: '1fr',
      read: (row) => row.text,
      write: (row, text) => ({ ...row, text }),
      problem: needed('A reason'),
    },
  ],
  blank: (text, id, order) => ({ id, order, text }),
};

export const reviewersList: SettingList<'reviewers'> = {
  table: 'reviewers',
  title: 'Reviewers',
  note: 'Who votes, extracts and appraises. What somebody wrote stays theirs; who has left is switched off, not removed.',
  thing: 'reviewer',
  ordered: false,
  locked: (row) => row.role === 'dataset',
  columns: [
    {
      key: 'name',
      label: 'Name',
      kind: 'text',
      width: '1fr',
      read: (row) => row.name,
      write: (row, name) => ({ ...row, name }),
      problem: needed('A name'),
    },
    {
      key: 'role',
      label: 'Role',
      kind: 'choice',
      width: '170px',
      options: roles,
      read: (row) => row.role,
      write: (row, text) => ({
        ...row,
        role: one(['owner', 'reviewer', 'resolver', 'dataset'], text, row.role),
      }),
    },
    {
      key: 'active',
      label: 'Takes part',
      kind: 'choice',
      width: '120px',
      options: [
        { value: 'yes', label: 'Active' },
        { value: 'no', label: 'Not active' },
      ],
      read: (row) => (row.active ? 'yes' : 'no'),
      write: (row, text) => ({ ...row, active: text === 'yes' }),
    },
  ],
  blank: (name, id) => ({ id, name, role: 'reviewer', active: true }),
};
