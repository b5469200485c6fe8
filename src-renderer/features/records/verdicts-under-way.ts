interface UnderWay {
  readonly given: string;
  /** Whoever gave it went on to the next report. */
  readonly wentOn: boolean;
}

/** Verdicts given in the list that it does not show yet. */
export class VerdictsUnderWay {
  private readonly byReport = new Map<string, UnderWay>();

  /**
   * False where every one of these reports waits for the same verdict, or for any that was to lead to the next report: past the last row the keys
   * that follow were meant for reports that are not there. What is shown may be judged otherwise.
   */
  takes(ids: readonly string[], given: string): boolean {
    return ids.some((id) => {
      const waits = this.byReport.get(id);
      return waits === undefined || (!waits.wentOn && waits.given !== given);
    });
  }

  /** Gives what is to be called when the list shows the verdict, or it could not be kept. */
  begin(ids: readonly string[], given: string, wentOn: boolean): () => void {
    const begun: UnderWay = { given, wentOn };
    for (const id of ids) this.byReport.set(id, begun);
    return () => {
      for (const id of ids) if (this.byReport.get(id) === begun) this.byReport.delete(id);
    };
  }
}
