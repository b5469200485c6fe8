import { useMemo } from 'react';
import type { ImportWarning } from '#core/model/report';
import { Grid } from '../../../ui/grid/grid';
import { warningColumns } from '../columns';

/** Warnings or unread lines: where in the file, what was wrong, and the text itself. */
export function LocatedLines({
  label,
  lines,
}: {
  readonly label: string;
  readonly lines: readonly ImportWarning[];
}) {
  const rows = useMemo(() => lines.map((line, at) => ({ ...line, at })), [lines]);
  if (lines.length === 0) return null;
  return (
    <div style={{ height: Math.min(320, 32 + 28 * lines.length + 12), minHeight: 0 }}>
      <Grid
        id="import-lines"
        label={label}
        columns={warningColumns}
        rows={rows}
        rowId={(row) => String('at' in row ? row.at : '')}
        selection="none"
      />
    </div>
  );
}
