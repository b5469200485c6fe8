import type { ResultFinding } from '#core/extraction/checks/finding';
import type { Arm, Study } from '#core/model/study';
import { useRows } from '../../../mirror/use-live';
import { Section } from '../../../ui/section';
import { roleLabels } from '../result-fields';
import { Findings } from './findings';
import { choiceColumn, numberColumn, textColumn } from './row-columns';
import { type RowColumn, RowTable } from './row-table';

type Period = Study['periods'][number];
type Population = Study['populations'][number];

interface Props {
  readonly study: Study;
  readonly change: (next: Partial<Study>) => void;
  readonly disabled: boolean;
}

const roles = (['intervention', 'comparator', 'other'] as const).map((value) => ({
  value,
  label: roleLabels[value],
}));
const peopleColumn = (disabled: boolean): RowColumn<{ readonly n: number | null }> =>
  numberColumn({
    label: 'n',
    says: (name) => `People in ${name}`,
    width: '76px',
    get: (row) => row.n,
    put: (n) => ({ n }),
    disabled,
  });
const fresh = (study: Study, kind: string): string =>
  `${study.id}~${kind}-${crypto.randomUUID().slice(0, 8)}`;

/** Groups of people and what each was given. Results point at these arms. */
export function ArmsSection({
  study,
  change,
  disabled,
  findings,
}: Props & { readonly findings: readonly ResultFinding[] }) {
  const columns: readonly RowColumn<Arm>[] = [
    textColumn({
      label: 'Arm',
      says: (name) => `Name of ${name}`,
      get: (arm) => arm.name,
      put: (name) => ({ name }),
      needed: true,
      disabled,
    }),
    choiceColumn({
      label: 'Role',
      says: (name) => `Role of ${name}`,
      width: '130px',
      options: roles,
      get: (arm) => arm.role,
      put: (role) => ({ role }),
      disabled,
    }),
    numberColumn({
      label: 'Dose, mg a day',
      says: (name) => `Dose of ${name}, mg a day`,
      width: '104px',
      get: (arm) => arm.doseMg,
      put: (doseMg) => ({ doseMg }),
      disabled,
    }),
    textColumn({
      label: 'Dose note',
      says: (name) => `Dose note of ${name}`,
      get: (arm) => arm.doseNote,
      put: (doseNote) => ({ doseNote }),
      disabled,
    }),
    peopleColumn(disabled),
  ];
  return (
    <Section id="arms" title="Arms">
      <RowTable
        label="Arms"
        thing="arm"
        rows={study.arms}
        columns={columns}
        disabled={disabled}
        nameOf={(arm, place) => arm.name || `arm ${place + 1}`}
        blank={(): Arm => ({
          id: fresh(study, 'arm'),
          name:
            study.arms.length === 0
              ? 'naltrexone'
              : study.arms.length === 1
                ? 'placebo'
                : `arm ${study.arms.length + 1}`,
          role: study.arms.length === 0 ? 'intervention' : 'comparator',
          doseMg: null,
          doseNote: '',
          n: null,
        })}
        onChange={(arms) => change({ arms })}
      />
      <Findings findings={findings} />
    </Section>
  );
}

/** Phases in time: the two of a crossover with its washout, run-in, follow-up. */
export function PeriodsSection({ study, change, disabled }: Props) {
  const columns: readonly RowColumn<Period>[] = [
    textColumn({
      label: 'Period',
      says: (name) => `Name of ${name}`,
      get: (row) => row.name,
      put: (name) => ({ name }),
      needed: true,
      disabled,
    }),
    numberColumn({
      label: 'Weeks',
      says: (name) => `Weeks of ${name}`,
      width: '90px',
      get: (row) => row.weeks,
      put: (weeks) => ({ weeks }),
      disabled,
    }),
    numberColumn({
      label: 'Washout after, weeks',
      says: (name) => `Washout after ${name}, weeks`,
      width: '140px',
      get: (row) => row.washoutWeeks,
      put: (washoutWeeks) => ({ washoutWeeks }),
      disabled,
    }),
  ];
  return (
    <Section
      id="periods"
      title="Periods"
      note="Needed for crossover trials; a trial with parallel groups has one."
    >
      <RowTable
        label="Periods"
        thing="period"
        rows={study.periods}
        columns={columns}
        disabled={disabled}
        nameOf={(row, place) => row.name || `period ${place + 1}`}
        blank={(): Period => ({
          id: fresh(study, 'period'),
          name: `Period ${study.periods.length + 1}`,
          weeks: null,
          washoutWeeks: null,
        })}
        onChange={(periods) => change({ periods })}
      />
    </Section>
  );
}

/** Groups of people whose results are given apart: adults and children, one condition of several. */
export function PopulationsSection({ study, change, disabled }: Props) {
  const conditions = [
    { value: '', label: 'Not one condition' },
    ...(useRows('conditions') ?? []).map((row) => ({ value: row.id, label: row.name })),
  ];
  const columns: readonly RowColumn<Population>[] = [
    textColumn({
      label: 'Population',
      says: (name) => `Description of ${name}`,
      get: (row) => row.description,
      put: (description) => ({ description }),
      disabled,
    }),
    choiceColumn({
      label: 'Condition',
      says: (name) => `Condition of ${name}`,
      width: '220px',
      options: conditions,
      get: (row) => row.conditionId ?? '',
      put: (value) => ({ conditionId: value === '' ? null : value }),
      disabled,
    }),
    peopleColumn(disabled),
  ];
  return (
    <Section
      id="populations"
      title="Populations"
      note="Only where results are given for parts of the people, or for several conditions."
    >
      <RowTable
        label="Populations"
        thing="population"
        rows={study.populations}
        columns={columns}
        disabled={disabled}
        nameOf={(row, place) => row.description || `population ${place + 1}`}
        blank={(): Population => ({
          id: fresh(study, 'population'),
          conditionId: study.conditions[0] ?? null,
          description: '',
          n: null,
        })}
        onChange={(populations) => change({ populations })}
      />
    </Section>
  );
}
