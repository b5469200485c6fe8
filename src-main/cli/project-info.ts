import { counted, grouped } from '#core/counted';
import { appError } from '#core/errors';
import { projectInfo as infoOf, reportIds } from '../store/project-info';
import { reviewOf } from '../store/report-rows';
import type { Store } from '../store/store';
import { write } from '../store/write';
import { type Args, type Command, exit, json, Stop, unwrap } from './command';
import { withProject } from './project-file';

/** In a blind review one person's verdicts may be listed; all of them only with --unblind, which is logged. */
const decisionsOf = (store: Store, args: Args) => {
  const review = reviewOf(store);
  const blind =
    (review.titleAbstract.blind && review.titleAbstract.votes > 1) ||
    (review.fullText.blind && review.fullText.votes > 1);
  const names = new Map(store.all('reviewers').rows.map((r) => [r.id, r.name]));
  const reasons = new Map(store.all('exclusionReasons').rows.map((r) => [r.id, r.text]));
  const { reviewer, unblind } = args.flags;
  if (blind && typeof reviewer !== 'string') {
    if (unblind !== true)
      throw new Stop(
        exit.failed,
        appError(
          'forbidden',
          'This review is blind: name one reviewer with --reviewer, or lift the blind with --unblind, which is logged.',
        ),
      );
    unwrap(
      write(
        store,
        {
          kind: 'review.unblind',
          text: 'All decisions listed from the command line',
          reviewer: 'command-line',
          undoable: false,
        },
        (tx) => tx.put('review', review),
        { entries: { images: [] } },
      ),
    );
  }
  return store
    .all('decisions')
    .rows.filter(
      (d) => d.verdict !== null && (typeof reviewer !== 'string' || names.get(d.reviewerId) === reviewer),
    )
    .map((d) => ({
      reportId: d.reportId,
      stage: d.stage,
      reviewer: names.get(d.reviewerId) ?? d.reviewerId,
      verdict: d.verdict,
      reason: d.reasonId === null ? d.reasonText : (reasons.get(d.reasonId) ?? d.reasonText),
    }));
};

export const projectInfo: Command = {
  name: 'project info',
  usage: 'project info FILE [--ids] [--decisions [--reviewer NAME | --unblind]] [--json]',
  says: 'Counts for each stage and the PRISMA numbers.',
  flags: {
    ids: { value: false, says: 'add the report ids' },
    decisions: { value: false, says: 'add the decisions' },
    reviewer: { value: true, says: 'only this reviewer’s decisions' },
    unblind: { value: false, says: 'list everybody’s decisions in a blind review (logged)' },
  },
  run: (args, io) =>
    withProject(args, args.flags.unblind !== true, (store) => {
      const info = {
        ...infoOf(store),
        ...(args.flags.ids === true ? { reportIds: reportIds(store) } : {}),
        ...(args.flags.decisions === true ? { decisions: decisionsOf(store, args) } : {}),
      };
      if (args.flags.json === true) io.print(json(info));
      else {
        const c = info.counts;
        const stage = (s: 'title-abstract' | 'full-text'): string =>
          Object.entries(info.stages[s])
            .map(([k, n]) => `${grouped(n)} ${k}`)
            .join(', ');
        io.print(
          [
            info.title,
            `${counted(c.records, 'record', 'records')}, ${counted(c.reports, 'report', 'reports')}, ${counted(c.studies, 'study', 'studies')}, ${counted(c.results, 'result', 'results')} (${grouped(c.unverifiedResults)} unverified)`,
            `titles and abstracts: ${stage('title-abstract')}`,
            `full text: ${stage('full-text')}`,
            `included: ${counted(info.prisma.includedReports, 'report', 'reports')}, ${counted(info.prisma.includedStudies, 'study', 'studies')}`,
            '',
          ].join('\n'),
        );
        if ('reportIds' in info && info.reportIds !== undefined) io.print(`${info.reportIds.join('\n')}\n`);
        if ('decisions' in info && info.decisions !== undefined)
          io.print(
            info.decisions
              .map((d) => `${d.reportId}\t${d.stage}\t${d.reviewer}\t${d.verdict}\t${d.reason}\n`)
              .join(''),
          );
      }
      return exit.done;
    }),
};
