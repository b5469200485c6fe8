import type { ResultFinding } from '#core/extraction/checks/finding';
import type { Arm, Study } from '#core/model/study';
import { useRows } from '../../../mirror/use-live';
import { ChoiceCell, NumberCell, TextCell } from '../../../ui/cells';
import { Section } from '../../../ui/section';
import { roleLabels } from '../result-fields';
import { Findings } from './findings';
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
    {
      label: 'Arm',
      cell: (arm, set, name) => (
        <TextCell
          label={`Name of ${name}`}
          value={arm.name}
          disabled={disabled}
          wrong={arm.name === ''}
          onChange={(value) => set({ name: value })}
        />
      ),
    },
    {
      label: 'Role',
      width: '130px',
      cell: (arm, set, name) => (
        <ChoiceCell
          label={`Role of ${name}`}
          value={arm.role}
          options={roles}
          disabled={disabled}
          onChange={(role) => set({ role })}
        />
      ),
    },
    {
      label: 'Dose, mg a day',
      width: '104px',
      right: true,
      cell: (arm, set, name) => (
        <NumberCell
          label={`Dose of ${name}, mg a day`}
          value={arm.doseMg}
          disabled={disabled}
          onChange={(doseMg) => set({ doseMg })}
        />
      ),
    },
    {
      label: 'Dose note',
      cell: (arm, set, name) => (
        <TextCell
          label={`Dose note of ${name}`}
          value={arm.doseNote}
          disabled={disabled}
          onChange={(doseNote) => set({ doseNote })}
        />
      ),
    },
    {
      label: 'n',
      width: '76px',
      right: true,
      cell: (arm, set, name) => (
        <NumberCell
          label={`People in ${name}`}
          value={arm.n}
          disabled={disabled}
          onChange={(n) => set({ n })}
        />
      ),
    },
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
    {
      label: 'Period',
      cell: (row, set, name) => (
        <TextCell
          label={`Name of ${name}`}
          value={row.name}
          disabled={disabled}
          wrong={row.name === ''}
          onChange={(value) => set({ name: value })}
        />
      ),
    },
    {
      label: 'Weeks',
      width: '90px',
      right: true,
      cell: (row, set, name) => (
        <NumberCell
          label={`Weeks of ${name}`}
          value={row.weeks}
          disabled={disabled}
          onChange={(weeks) => set({ weeks })}
        />
      ),
    },
    {
      label: 'Washout after, weeks',
      width: '140px',
      right: true,
      cell: (row, set, name) => (
        <NumberCell
          label={`Washout after ${name}, weeks`}
          value={row.washoutWeeks}
          disabled={disabled}
          onChange={(washoutWeeks) => set({ washoutWeeks })}
        />
      ),
    },
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
    {
      label: 'Population',
      cell: (row, set, name) => (
        <TextCell
          label={`Description of ${name}`}
          value={row.description}
          disabled={disabled}
          onChange={(description) => set({ description })}
        />
      ),
    },
    {
      label: 'Condition',
      width: '220px',
      cell: (row, set, name) => (
        <ChoiceCell
          label={`Condition of ${name}`}
          value={row.conditionId ?? ''}
          options={conditions}
          disabled={disabled}
          onChange={(value) => set({ conditionId: value === '' ? null : value })}
        />
      ),
    },
    {
      label: 'n',
      width: '76px',
      right: true,
      cell: (row, set, name) => (
        <NumberCell
          label={`People in ${name}`}
          value={row.n}
          disabled={disabled}
          onChange={(n) => set({ n })}
        />
      ),
    },
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
