import { Plus } from 'lucide-react';
import type { ResultFinding } from '#core/extraction/checks/finding';
import { emptyArm, emptyEffect } from '#core/model/empty-result';
import type { ResultArm, Study, StudyResult } from '#core/model/study';
import { Button } from '../../../ui/button';
import { ChoiceCell, NumberCell, TextCell } from '../../../ui/cells';
import { Section } from '../../../ui/section';
import { Segmented } from '../../../ui/segmented';
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

/** Means and SDs keep the decimals as they were typed: 3.50 says more than 3.5. */
const asTyped = (arm: ArmRow, key: NumberKey, set: (next: Partial<ArmRow>) => void) => {
  if (key === 'mean')
    return {
      decimals: arm.meanDecimals ?? null,
      onChange: (mean: number | null, meanDecimals: number | null) => set({ mean, meanDecimals }),
    };
  if (key === 'sd')
    return {
      decimals: arm.sdDecimals ?? null,
      onChange: (sd: number | null, sdDecimals: number | null) => set({ sd, sdDecimals }),
    };
  return { onChange: (value: number | null) => set({ [key]: value }) };
};

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
  // With the inspector open the table must still fit: many numbers leave the note no column of its own.
  const many = keys.length > 4;
  const note: RowColumn<ArmRow> = {
    label: 'Note',
    least: 90,
    cell: (arm, set, name) => (
      <TextCell
        label={`Note on ${name}`}
        value={arm.note}
        disabled={disabled}
        onChange={(note) => set({ note })}
      />
    ),
  };
  const columns: readonly RowColumn<ArmRow>[] = [
    {
      label: 'Arm as printed',
      least: 106,
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
      width: '112px',
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
            width: many ? '112px' : '128px',
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
      width: many ? '60px' : '68px',
      right: true,
      cell: (arm: ArmRow, set: (next: Partial<ArmRow>) => void, name: string) => (
        <NumberCell
          label={`${numberLabels[key]} of ${name}`}
          value={arm[key]}
          disabled={disabled}
          wrong={wrong.has(`arms.${arm.id}.${key}`)}
          {...asTyped(arm, key, set)}
        />
      ),
    })),
    ...(many ? [] : [note]),
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
          below={many ? note : undefined}
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
