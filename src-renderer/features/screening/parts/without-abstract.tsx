import type { RecordFields } from '#core/model/record-fields';
import { linksOf } from '../../../ui/report/cite';
import { ReportLinks } from '../../../ui/report/links';
import styles from '../screening.module.css';

/** Where the source gave no abstract: where to look, and what to say when there is nothing to look at. */
export function WithoutAbstract({ fields }: { readonly fields: RecordFields }) {
  const links = linksOf(fields).length > 0;
  return (
    <div className={styles.without}>
      <p>
        {links
          ? 'Look it up in the browser, or judge it Maybe: the full text then decides.'
          : 'There is no link to follow either. Judged Maybe, it goes on, and the full text decides.'}
      </p>
      <ReportLinks fields={fields} />
    </div>
  );
}
