import { appError } from '#core/errors';
import { referenceExporters } from '#core/exporters/index';
import { exporterIds, makeExport } from '../exports/make-export';
import { referenceList } from '../exports/references';
import type { Store } from '../store/store';
import { type Command, exit, Stop, unwrap } from './command';
import { progressLine } from './progress';
import { withProject } from './project-file';

/** An id as it is, or the id of the only row of that name. */
const idOf = (
  list: readonly { readonly id: string; readonly name: string }[],
  given: string | true | undefined,
  what: string,
): string | undefined => {
  if (typeof given !== 'string') return undefined;
  const wanted = given.trim().toLowerCase();
  const found = list.find(({ id }) => id === given) ?? list.find(({ name }) => name.toLowerCase() === wanted);
  if (found !== undefined) return found.id;
  throw new Stop(
    exit.usage,
    appError(
      'not-found',
      `there is no ${what} "${given}"; known: ${list.map(({ name }) => name).join(', ')}`,
    ),
  );
};

const viewerOf = (store: Store, name: string | true | undefined): string | null =>
  typeof name === 'string'
    ? (store.all('reviewers').rows.find((r) => r.name === name && r.role !== 'dataset')?.id ?? null)
    : null;

const studiesOf = (store: Store, given: string | true | undefined): string[] | undefined => {
  if (typeof given !== 'string') return undefined;
  const { rows } = store.all('studies');
  const list = rows.map(({ id, label }) => ({ id, name: label }));
  return given.split(',').flatMap((one) => idOf(list, one.trim(), 'study') ?? []);
};

export const projectExport: Command = {
  name: 'project export',
  usage:
    'project export FILE --as EXPORTER [--condition C] [--outcome O] [--comparison P] [--studies A,B] [--out F]',
  says: `Writes a file from the project, the same bytes as the app's. Exporters: ${exporterIds.join(', ')}.`,
  flags: {
    as: { value: true, says: 'what to write' },
    condition: { value: true, says: 'the condition, by id or name' },
    outcome: { value: true, says: 'the outcome, by id or name' },
    comparison: { value: true, says: 'the comparison, by id or name, or "any"' },
    studies: { value: true, says: 'studies to compare, by id or label, with commas between' },
    reviewer: { value: true, says: 'through whose eyes, in a blinded review' },
  },
  run: (args, io) => {
    const { as, condition, outcome, comparison, studies, reviewer } = args.flags;
    if (typeof as !== 'string')
      throw new Stop(
        exit.usage,
        appError('bad-request', `say what to write with --as: ${exporterIds.join(', ')}`),
      );
    if (!exporterIds.includes(as))
      throw new Stop(
        exit.usage,
        appError('unknown-id', `there is no exporter "${as}"; known: ${exporterIds.join(', ')}`),
      );
    return withProject(args, true, async (store) => {
      const request = {
        conditionId: idOf(store.all('conditions').rows, condition, 'condition'),
        outcomeId: idOf(store.all('outcomes').rows, outcome, 'outcome'),
        comparisonId:
          comparison === 'any' ? null : idOf(store.all('comparisons').rows, comparison, 'comparison'),
        studyIds: studiesOf(store, studies),
      };
      const list = referenceExporters.find(({ id }) => id === as);
      const viewer = viewerOf(store, reviewer);
      if (list !== undefined) {
        const shown = progressLine('Writing');
        await io.printPieces(referenceList(store, list, viewer, undefined, shown.at)).finally(shown.done);
        return exit.done;
      }
      const made = makeExport(store, as, request, viewer, io.resources);
      if (!made.ok) throw new Stop(made.error.code === 'bad-request' ? exit.usage : exit.failed, made.error);
      io.printBytes(unwrap(made).data);
      return exit.done;
    });
  },
};
