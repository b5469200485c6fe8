import { hasNoSource } from '#core/extraction/check-result';
import type { StudyResult } from '#core/model/study';
import { useReports } from '../../../mirror/use-live';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../ui/field';
import { Section } from '../../../ui/section';
import type { StudyDetail } from '../queries';
import { labelFor } from '../study-rows';
import styles from './studies.module.css';

/** Where the numbers stand, so that anybody can follow them back; and whether somebody has looked. */
export function SourceSection({
  detail,
  result,
  change,
  disabled,
}: {
  readonly detail: StudyDetail;
  readonly result: StudyResult;
  readonly change: (next: Partial<StudyResult>) => void;
  readonly disabled: boolean;
}) {
  const { byId } = useReports();
  const { source } = result;
  const set = (next: Partial<StudyResult['source']>) => change({ source: { ...source, ...next } });
  const ids = detail.reports.map(({ id }) => id);
  // A number may come from a report of another study: a review, a news item.
  const all = source.reportId === null || ids.includes(source.reportId) ? ids : [...ids, source.reportId];
  const none = hasNoSource(result);
  return (
    <Section
      id="source"
      title="Source"
      note={none ? undefined : 'The report, the place in it, and the sentence itself.'}
    >
      {none ? (
        <p className={styles.unverified}>
          † No source: name the report and the place. It can be saved without, and is marked "no source"
          everywhere.
        </p>
      ) : null}
      <div className={styles.fields}>
        <SelectField
          label="Report"
          placeholder="None"
          data={all.map((id) => {
            const report = byId.get(id);
            return { value: id, label: report ? `${labelFor(report)}: ${report.title}` : id };
          })}
          value={source.reportId}
          disabled={disabled}
          clearable
          onChange={(reportId) => set({ reportId })}
        />
        <TextField
          label="Page, table, figure"
          placeholder="p. 4, Table 2"
          value={source.where}
          disabled={disabled}
          onChange={(event) => set({ where: event.currentTarget.value })}
        />
        <TextField
          label="Link"
          value={source.url}
          disabled={disabled}
          onChange={(event) => set({ url: event.currentTarget.value })}
        />
      </div>
      <div className={styles.fieldsWide}>
        <TextAreaField
          label="Quote"
          description="The sentence or the table row, word for word"
          value={source.quote}
          disabled={disabled}
          onChange={(event) => set({ quote: event.currentTarget.value })}
        />
        <CheckField
          label="Verified: I have read these numbers at the source"
          checked={result.verified}
          disabled={disabled}
          onChange={(event) => change({ verified: event.currentTarget.checked })}
        />
        <TextAreaField
          label="Caveat"
          value={result.caveat}
          disabled={disabled}
          onChange={(event) => change({ caveat: event.currentTarget.value })}
        />
        <TextAreaField
          label="Derived"
          description="What was computed from what is printed, and how"
          value={result.derived}
          disabled={disabled}
          minRows={1}
          onChange={(event) => change({ derived: event.currentTarget.value })}
        />
      </div>
    </Section>
  );
}
