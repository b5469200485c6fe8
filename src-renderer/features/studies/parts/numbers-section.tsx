import { Plus } from 'lucide-react';
import type { ResultFinding } from '#core/extraction/checks/finding';
import type { ResultArm, Study, StudyResult } from '#core/model/study';
import { Button } from '../../../ui/button';
import { ChoiceCell, NumberCell, TextCell } from '../../../ui/cells';
import { Section } from '../../../ui/section';
import { Segmented } from '../../../ui/segmented';
import { emptyArm, emptyEffect } from '../new-result';
import { roleLabels } from '../result-fields';
import { EffectFields } from './effect-fields';
import { Findings } from './findings';
import { type RowColumn, RowTable } from './row-table';
import styles from './studies.module.css';

const types = [
  { value: 'dichotomous', label: 'Counts', name: 'Counts in two arms' },
  { value: 'continuous', label: 'Means and SDs', name: 'Means and standard deviations' },
  { value: 'paired', label: 'Paired', name: 'Paired: crossover or before-after' },
  { value: 'effect', label: 'Effect', name: 'Effect with SE, CI or P' },
] as const;

type NumberKey = 'n' | 'events' | 'percent' | 'mean' | 'sd' | 'spreadReported';
const numberLabels: Readonly<Record<NumberKey, string>> = {
  n: 'n',
  events: 'Events',
  percent: '% printed',
  mean: 'Mean',
  sd: 'SD',
  spreadReported: '± not named',
};
const numbersOf: Readonly<Record<StudyResult['type'], readonly NumberKey[]>> = {
  dichotomous: ['n', 'events', 'percent'],
  continuous: ['n', 'mean', 'sd', 'spreadReported'],
  paired: ['n', 'events', 'percent', 'mean', 'sd', 'spreadReported'],
  effect: ['n'],
};
const roles = (['intervention', 'comparator', 'other'] as const).map((value) => ({
  value,
  label: roleLabels[value],
}));

interface ArmRow extends ResultArm {
  readonly id: string;
}

/** The numbers as printed, in the form that the kind of result asks for. */
export function NumbersSection({
  study,
  result,
  change,
  disabled,
  findings,
}: {
  readonly study: Study;
  readonly result: StudyResult;
  readonly change: (next: Partial<StudyResult>) => void;
  readonly disabled: boolean;
  readonly findings: readonly ResultFinding[];
}) {
  const wrong = new Set(findings.filter(({ kind }) => kind === 'impossible').map(({ field }) => field));
  // Keys that hold numbers stay in sight when the kind is changed, so that nothing entered is hidden.
  const keys = (Object.keys(numberLabels) as NumberKey[]).filter(
    (key) => numbersOf[result.type].includes(key) || result.arms.some((arm) => arm[key] !== null),
  );
  const rows: readonly ArmRow[] = result.arms.map((arm, place) => ({ ...arm, id: String(place) }));
  const armChoices = [
    { value: '', label: 'none of them' },
    ...study.arms.map((arm) => ({ value: arm.id, label: arm.name })),
  ];
  const columns: readonly RowColumn<ArmRow>[] = [
    {
      label: 'Arm as printed',
      cell: (arm, set, name) => (
        <TextCell
          label={`Name of ${name}`}
          value={arm.label}
          disabled={disabled}
          onChange={(label) => set({ label })}
        />
      ),
    },
    {
      label: 'Role',
      width: '116px',
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
    ...(study.arms.length > 0
      ? [
          {
            label: 'Arm of the study',
            width: '130px',
            cell: (arm: ArmRow, set: (next: Partial<ArmRow>) => void, name: string) => (
              <ChoiceCell
                label={`Study arm of ${name}`}
                value={arm.armId ?? ''}
                options={armChoices}
                disabled={disabled}
                onChange={(value) => set({ armId: value === '' ? null : value })}
              />
            ),
          },
        ]
      : []),
    ...keys.map((key) => ({
      label: numberLabels[key],
      width: '80px',
      right: true,
      cell: (arm: ArmRow, set: (next: Partial<ArmRow>) => void, name: string) => (
        <NumberCell
          label={`${numberLabels[key]} of ${name}`}
          value={arm[key]}
          disabled={disabled}
          wrong={wrong.has(`arms.${arm.id}.${key}`)}
          onChange={(value) => set({ [key]: value })}
        />
      ),
    })),
    {
      label: 'Note',
      cell: (arm, set, name) => (
        <TextCell
          label={`Note on ${name}`}
          value={arm.note}
          disabled={disabled}
          onChange={(note) => set({ note })}
        />
      ),
    },
  ];
  const needsEffect = result.type === 'effect' || result.type === 'paired';
  return (
    <Section id="numbers" title="Numbers" note="As printed: what follows from them is computed, not typed.">
      <div className={styles.form}>
        <Segmented
          label="Kind of numbers"
          segments={types}
          value={result.type}
          disabled={disabled}
          onChange={(type) =>
            change({
              type,
              effect: result.effect ?? (type === 'effect' || type === 'paired' ? emptyEffect : null),
            })
          }
        />
        <RowTable
          label="Numbers of the arms"
          thing="arm"
          rows={rows}
          columns={columns}
          disabled={disabled}
          nameOf={(arm, place) => arm.label || `arm ${place + 1}`}
          blank={(): ArmRow => ({ ...emptyArm(), id: String(rows.length) })}
          onChange={(next) => change({ arms: next.map(({ id: _, ...arm }) => arm) })}
        />
        {result.effect ? (
          <EffectFields
            effect={result.effect}
            disabled={disabled}
            findings={findings}
            onChange={(effect) => change({ effect })}
            onRemove={needsEffect ? undefined : () => change({ effect: null })}
          />
        ) : (
          <Button
            kind="quiet"
            className={styles.start}
            icon={<Plus aria-hidden="true" />}
            disabled={disabled}
            onClick={() => change({ effect: emptyEffect })}
          >
            Add the effect as printed
          </Button>
        )}
        <Findings findings={findings.filter(({ field }) => field !== 'source')} />
      </div>
    </Section>
  );
}
