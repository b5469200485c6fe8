import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bcgTrialSchema, buildBcg } from '#core/starters/build-bcg';
import { buildLdn } from '#core/starters/build-ldn';
import { ldnReferenceSchema, ldnStudySchema } from '#core/starters/ldn-source';
import { readStarter } from '#core/starters/read-starter';
import type { StarterRows } from '#core/starters/starter-file';

const folder = join(import.meta.dirname, '../../../resources/starters');
export const starterFileText = (name: 'ldn' | 'bcg'): string =>
  readFileSync(join(folder, `${name}.json`), 'utf8');
const source = (name: string): unknown =>
  JSON.parse(readFileSync(join(folder, 'source', `${name}.json`), 'utf8'));

export const ldnReferences = ldnReferenceSchema.array().parse(source('ldn-references'));
export const ldnStudies = ldnStudySchema.array().parse(source('ldn-studies'));
const bcgTrials = bcgTrialSchema.array().parse(source('bcg'));
export const builtLdn = (): StarterRows => buildLdn(ldnReferences, ldnStudies);
export const builtBcg = (): StarterRows => buildBcg(bcgTrials);

/** The bundled file as the app reads it. */
export const starter = (name: 'ldn' | 'bcg'): StarterRows => {
  const read = readStarter(starterFileText(name));
  if (!read.ok) throw new Error(read.error.text);
  return read.value;
};
