import { useState } from 'react';
import type { MirrorRow } from '#core/contract/mirror';
import { counted } from '#core/counted';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/field';
import styles from '../import.module.css';
import { sameText } from '../screened';

/** More than these are folded in until somebody asks for them. */
const few = 8;

/** Which reason of the file is which of the review's. */
export function ReasonMap({
  found,
  chosen,
  known,
  disabled,
  onChange,
}: {
  readonly found: readonly { readonly text: string; readonly count: number }[];
  readonly chosen: readonly string[];
  readonly known: readonly MirrorRow<'exclusionReasons'>[];
  readonly disabled: boolean;
  readonly onChange: (at: number, value: string) => void;
}) {
  const [open, setOpen] = useState(found.length <= few);
  if (found.length === 0) return null;
  const inWords = found.filter((_, at) => (chosen[at] ?? 'words') === 'words').length;
  const folded = found.length > few;
  return (
    <>
      {folded ? (
        <div className={styles.lines}>
          <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {counted(found.length, 'reason', 'reasons')}
            {inWords === found.length ? ', kept in their words' : `, ${inWords} kept in their words`}
          </Button>
        </div>
      ) : null}
      {open ? (
        <div className={folded ? styles.reasons : undefined}>
          <table className={styles.mapping} aria-label="Reasons">
            <tbody>
              {found.map((r, at) => (
                <tr key={r.text}>
                  <th scope="row">{r.text}</th>
                  <td className="numbers">reason, {counted(r.count, 'record', 'records')}</td>
                  <td>
                    <SelectField
                      aria-label={`The reason ${r.text} is`}
                      disabled={disabled}
                      data={[
                        ...known.map(({ id, text }) => ({ value: id, label: text })),
                        ...(sameText(known, r.text)
                          ? []
                          : [{ value: 'add', label: 'A new reason of this review' }]),
                        { value: 'words', label: 'Kept in these words only' },
                      ]}
                      value={chosen[at] ?? 'words'}
                      onChange={(value) => value && onChange(at, value)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}
