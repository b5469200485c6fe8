import type { ImportPreview } from '#core/contract/imports';
import { counted } from '#core/counted';
import styles from '../import.module.css';

/** Where each of a review's lists goes. */
const becomes = (list: string): string =>
  list === 'included'
    ? 'records, joined to their studies'
    : list === 'excluded'
      ? 'records, with the reason for exclusion'
      : 'records, labelled with their list';

/** What a RevMan review holds besides its references, and where each part goes. */
export function ReviewPart({ review }: { readonly review: NonNullable<ImportPreview['review']> }) {
  const { title, lists, comparisons, studies, studiesHere, outcomes, results, analyses, judgements } = review;
  const rows: readonly (readonly [what: string, count: string, where: string])[] = [
    ...lists.map(
      ({ name, references, studies: of }) =>
        [
          `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`,
          `${counted(references, 'reference', 'references')}${of === 0 ? '' : ` of ${counted(of, 'study', 'studies')}`}`,
          becomes(name),
        ] as const,
    ),
    [
      'Included studies',
      `${studies}${studiesHere === 0 ? '' : `, ${studiesHere} of them here already`}`,
      studiesHere === 0
        ? 'studies, with arms and characteristics'
        : 'studies; those that are here stay as they are, with their results',
    ],
    ...comparisons.map(
      (c) =>
        [
          c.name,
          `${counted(c.outcomes, 'outcome', 'outcomes')}, ${counted(c.results, 'result', 'results')}`,
          'a comparison, its outcomes and results, unverified',
        ] as const,
    ),
    ['Analyses', String(analyses), 'saved analyses, with measure, model and method of the review'],
    ...(judgements === 0
      ? []
      : [
          [
            'Risk of bias',
            counted(judgements, 'judgement', 'judgements'),
            'kept with the studies as they are; no answers of RoB 2 are made of them',
          ] as const,
        ]),
  ];
  return (
    <div className={styles.review}>
      <p>
        <strong>{title || 'A review without a title'}</strong>: {counted(studies, 'study', 'studies')},{' '}
        {counted(outcomes, 'outcome', 'outcomes')}, {counted(results, 'result', 'results')}.
      </p>
      <table className={styles.mapping} aria-label="What the review holds">
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">How many</th>
            <th scope="col">Becomes</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, count, where]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className="numbers">{count}</td>
              <td>{where}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul aria-label="Not taken">
        {review.notTaken.map((one) => (
          <li key={one}>Not taken: {one}</li>
        ))}
      </ul>
    </div>
  );
}
