import type { ReportListRow } from '#core/contract/mirror';

/** Which names the reports bear (their labels, their sources), kept while reports change: one of 100,000 costs one. */
export class NamesInUse {
  private readonly reports = new Map<string, number>();
  private names: readonly string[] = [];

  constructor(private readonly of: (row: ReportListRow) => readonly string[]) {}

  /** In alphabetical order; the same list for as long as no name comes into use or goes out of it. */
  readonly list = (): readonly string[] => this.names;

  /** Some reports, as they were before, have become what they are after. */
  change(before: readonly ReportListRow[], after: readonly ReportListRow[]): void {
    const reports = this.reports;
    const known = reports.size;
    let gone = false;
    for (const row of after) for (const name of this.of(row)) reports.set(name, (reports.get(name) ?? 0) + 1);
    const grown = reports.size > known;
    for (const row of before)
      for (const name of this.of(row)) {
        const left = (reports.get(name) ?? 0) - 1;
        if (left > 0) reports.set(name, left);
        else gone = reports.delete(name) || gone;
      }
    if (gone || grown) this.names = [...reports.keys()].sort();
  }
}
