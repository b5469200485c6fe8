// Rebuilds resources/starters/*.json from resources/starters/source/. The same source gives the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bcgTrialSchema, buildBcg } from '#core/starters/build-bcg';
import { buildLdn } from '#core/starters/build-ldn';
import { ldnReferenceSchema, ldnStudySchema } from '#core/starters/ldn-source';
import { readStarter } from '#core/starters/read-starter';
import { type StarterRows, starterText } from '#core/starters/starter-file';

const folder = join(process.cwd(), 'resources/starters');
const source = (name: string): unknown =>
  JSON.parse(readFileSync(join(folder, 'source', `${name}.json`), 'utf8'));

const write = (name: string, rows: StarterRows) => {
  const text = starterText(rows);
  const read = readStarter(text);
  if (!read.ok) throw new Error(`${name}: ${read.error.text}`);
  writeFileSync(join(folder, `${name}.json`), text);
  console.log(
    `resources/starters/${name}.json: ${rows.records.length} records, ${rows.studies.length} studies, ${rows.results.length} results`,
  );
};

write(
  'ldn',
  buildLdn(
    ldnReferenceSchema.array().parse(source('ldn-references')),
    ldnStudySchema.array().parse(source('ldn-studies')),
  ),
);
write('bcg', buildBcg(bcgTrialSchema.array().parse(source('bcg'))));
