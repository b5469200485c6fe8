import { useEffect } from 'react';
import type { ImportPreview } from '#core/contract/imports';
import { counted } from '#core/counted';
import { useReviewerId, useRows } from '../../../mirror/use-live';
import { SelectField } from '../../../ui/field';
import { Segmented } from '../../../ui/segmented';
import type { ScreenedForm } from '../batch';
import styles from '../import.module.css';
import { chooseAt, everyone, sameName, settled } from '../screened';
import { ReasonMap } from './reason-map';

const programs = {
  ldn: 'LDN Workbench',
  rayyan: 'Rayyan',
  covidence: 'Covidence',
  asreview: 'ASReview',
  revman: 'RevMan',
  labels: 'a column of labels',
};

const ways = (marks: ImportPreview['marks']): { value: ScreenedForm['how']; label: string }[] => [
  { value: 'none', label: 'Not yet: all of it is to be screened' },
  ...(marks === null
    ? []
    : [
        {
          value: 'marks' as const,
          label: `As the file says (${programs[marks.source]}, ${counted(marks.records, 'record', 'records')})`,
        },
      ]),
  { value: 'included', label: 'All included by me at title and abstract' },
  { value: 'full-text', label: 'All included by me after full text' },
  { value: 'excluded', label: 'All excluded by me at title and abstract' },
];

type Person = NonNullable<ImportPreview['marks']>['people'][number];

const listed = (parts: readonly string[], sign: string): string =>
  parts.filter((part) => part !== '').join(sign);

const verdictsOf = (p: Pick<Person, 'include' | 'exclude' | 'maybe'>): string =>
  listed(
    [
      p.include > 0 ? `${p.include} included` : '',
      p.exclude > 0 ? `${p.exclude} excluded` : '',
      p.maybe > 0 ? `${p.maybe} maybe` : '',
    ],
    ', ',
  );

const said = (p: Person): string => {
  const notes = p.notes > 0 ? counted(p.notes, 'note', 'notes') : '';
  if (p.fullText === undefined) return listed([verdictsOf(p), notes], ', ');
  const [first, second] = [verdictsOf(p), verdictsOf(p.fullText)];
  return listed(
    [
      first === '' ? '' : `title and abstract: ${first}`,
      second === '' ? '' : `full text: ${second}`,
      (p.settled ?? 0) > 0 ? `${counted(p.settled ?? 0, 'conflict', 'conflicts')} settled` : '',
      notes,
    ],
    '; ',
  );
};

/** How far the records were screened elsewhere: by whom, for which reasons, and what that becomes here. */
export function ScreenedPart({
  marks,
  form,
  disabled,
  onChange,
}: {
  readonly marks: ImportPreview['marks'];
  readonly form: ScreenedForm;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<ScreenedForm>) => void;
}) {
  const viewer = useReviewerId();
  const everybody = useRows('reviewers');
  const reasonRows = useRows('exclusionReasons');
  // Before they are read nobody is new: a choice settled then would make each person of the file once more.
  const known = everybody !== undefined && reasonRows !== undefined;
  const reviewers = (everybody ?? []).filter((r) => r.role !== 'dataset');
  const reasons = reasonRows ?? [];
  const shown = settled(form, marks, reviewers, reasons, viewer);
  const token = JSON.stringify([shown.people, shown.reasons]);
  // What is shown is what is brought along, also where nobody touched it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the token stands for the choices
  useEffect(() => {
    if (known && JSON.stringify([form.people, form.reasons]) !== token)
      onChange({ people: shown.people, reasons: shown.reasons });
  }, [token, known]);
  return (
    <div className={styles.screened}>
      <SelectField
        label="Screened already?"
        w={380}
        disabled={disabled}
        data={ways(marks)}
        value={form.how}
        onChange={(value) => {
          const found = ways(marks).find((w) => w.value === value);
          if (found) onChange({ how: found.value });
        }}
      />
      {marks !== null && form.how === 'marks' ? (
        <>
          {marks.source === 'ldn' ? null : (
            <Segmented
              label="Stage of these decisions"
              value={form.stage}
              onChange={(stage) => onChange({ stage })}
              disabled={disabled}
              segments={[
                { value: 'title-abstract', label: 'Title and abstract' },
                { value: 'full-text', label: 'Full text' },
              ]}
            />
          )}
          <table className={styles.mapping} aria-label="People">
            <tbody>
              {marks.people.map((p, at) => {
                const name = p.name ?? 'Somebody the file does not name';
                return (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td className="numbers">{said(p)}</td>
                    <td>
                      <SelectField
                        aria-label={`${name} is`}
                        disabled={disabled}
                        data={[
                          ...reviewers.map((r) => ({ value: r.id, label: r.name })),
                          ...(p.name === null && reviewers.length > 1
                            ? [
                                {
                                  value: `${everyone}${reviewers.map((r) => r.id).join(' ')}`,
                                  label: 'All reviewers: they settled it together',
                                },
                              ]
                            : []),
                          ...(p.name === null || sameName(reviewers, p.name)
                            ? []
                            : [{ value: 'new', label: `New reviewer: ${p.name}` }]),
                          { value: 'leave', label: 'Leave out' },
                        ]}
                        value={shown.people[at] ?? 'leave'}
                        onChange={(v) => v && onChange({ people: chooseAt(shown.people, at, v) })}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <ReasonMap
            found={marks.reasons}
            chosen={shown.reasons}
            known={reasons}
            disabled={disabled}
            onChange={(at, v) => onChange({ reasons: chooseAt(shown.reasons, at, v) })}
          />
          {marks.source === 'covidence' ? (
            <p className="muted">
              Covidence exports what the team settled, not who voted how: it is entered for whom you choose.
              Whether these are the included, the excluded or the irrelevant references only the file’s name
              says.
            </p>
          ) : marks.source === 'revman' ? (
            <p className="muted">
              A RevMan review lists what its authors included and excluded after full text, not who of them
              judged. Other lists (awaiting classification, ongoing, additional references) come without a
              verdict, with the list as a label.
            </p>
          ) : marks.people.some((p) => p.name === null) ? (
            <p className="muted">The file does not say who judged: it is entered for whom you choose.</p>
          ) : null}
          {marks.labels.length === 0 ? null : (
            <p className="muted">
              Labels: {marks.labels.map((l) => `${l.text} (${l.count})`).join(', ')}.{' '}
              {marks.source === 'ldn'
                ? 'They stay with whoever gave them.'
                : 'They go to whoever judged the record.'}
            </p>
          )}
        </>
      ) : null}
    </div>
  );
}
