/** Where a number or a sentence came from. */
export interface Source {
  /** The report, as cited: "Smith 2011". */
  readonly title: string;
  /** "p. 4, Table 2" */
  readonly place?: string;
  readonly quote?: string;
  readonly verified: boolean;
  /** Opens the document or the link; absent where there is none. */
  readonly open?: { readonly label: string; readonly run: () => void };
}
