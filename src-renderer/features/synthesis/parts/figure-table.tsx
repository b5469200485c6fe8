import type { ForestTable } from '#core/figures/forest-table';
import { VerifiedMark } from '../../../ui/marks';
import styles from './synthesis.module.css';

/** The plot's numbers as a table: always there for screen readers, in sight when asked for. */
export function FigureTable({ table, shown }: { readonly table: ForestTable; readonly shown: boolean }) {
  return (
    <div className={shown ? styles.tableBox : 'unseen'}>
      <table className={styles.numbersTable} aria-label="Numbers of the forest plot">
        <thead>
          <tr>
            <th scope="col">Study</th>
            {table.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">Source checked</th>
          </tr>
        </thead>
        <tbody className="numbers">
          {table.rows.map((row) => (
            <tr key={row.id} data-total={row.id === 'total' || undefined}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, index) => (
                <td key={table.heads[index]}>{cell}</td>
              ))}
              <td>
                <VerifiedMark verified={row.verified} showVerified />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
