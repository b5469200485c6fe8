import type { ImportPreview } from '#core/contract/imports';
import { counted } from '#core/counted';
import { SelectField } from '../../../ui/field';
import styles from '../import.module.css';

type Sheets = NonNullable<NonNullable<ImportPreview['table']>['sheets']>;

/** Which sheet of a workbook is read, and what stands in the others; nothing where there is one alone. */
export function SheetChoice({
  sheets,
  chosen,
  disabled,
  onChoose,
}: {
  readonly sheets: Sheets;
  readonly chosen: string;
  readonly disabled: boolean;
  readonly onChoose: (sheet: string) => void;
}) {
  const others = sheets.filter(({ name }) => name !== chosen);
  if (others.length === 0) return null;
  const left = others.map(({ name, rows }) => `${counted(rows, 'row', 'rows')} of “${name}”`).join(', ');
  return (
    <div className={styles.columns}>
      <SelectField
        label="Sheet"
        w={380}
        disabled={disabled}
        data={sheets.map(({ name, rows }) => ({
          value: name,
          label: `${name} (${counted(rows, 'row', 'rows')})`,
        }))}
        value={chosen}
        onChange={(value) => value !== null && value !== chosen && onChoose(value)}
      />
      <p className={styles.before}>
        Only this sheet is read. Not read: {left}. For another sheet as well, choose the file again after this
        import.
      </p>
    </div>
  );
}
