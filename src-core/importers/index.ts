import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { bibtex } from './bibtex';
import { cslJson } from './csl-json';
import { csv } from './csv';
import { ctgovJson } from './ctgov-json';
import { endnoteXml } from './endnote-xml';
import { enw } from './enw';
import { ictrpXml } from './ictrp-xml';
import { headLength, type Importer, type StreamingImporter } from './importer';
import { nbib } from './nbib';
import { ovidTagged } from './ovid-tagged';
import { ovidText } from './ovid-text';
import { pubmedXml } from './pubmed-xml';
import { ris } from './ris';
import { rm5 } from './rm5';
import { wos } from './wos';
import { xlsx } from './xlsx';

/** Every format that can be read, in the order in which ties are broken. */
export const importers = [
  ris,
  nbib,
  wos,
  enw,
  ovidText,
  ovidTagged,
  pubmedXml,
  endnoteXml,
  ictrpXml,
  rm5,
  bibtex,
  ctgovJson,
  cslJson,
  csv,
  xlsx,
] as const satisfies readonly Importer[];

export const importerById = (id: string): Result<Importer, AppError> => {
  const found: Importer | undefined = importers.find((one) => one.id === id);
  return found
    ? ok(found)
    : err(
        appError(
          'unknown-id',
          `There is no import format "${id}". Known formats: ${importers.map((one) => one.id).join(', ')}.`,
        ),
      );
};

/** The format of this id, where it is one that can be read piece by piece. */
export const streamingById = (id: string): StreamingImporter | null =>
  [ris, nbib, wos, enw, ovidText, ovidTagged].find((one) => one.id === id) ?? null;

const extensionOf = (name: string): string => /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** The format a text is in, judged by its content; the file's extension only breaks ties. */
export const detectFormat = (name: string, text: string): Importer | null => {
  const head = text.slice(0, headLength);
  const extension = extensionOf(name);
  for (const wanted of ['certain', 'possible'] as const) {
    const fitting = importers.filter((one: Importer) => one.recognise(head) === wanted);
    const named = fitting.find((one: Importer) => one.extensions.includes(extension));
    const chosen = named ?? fitting[0];
    if (chosen) return chosen;
  }
  return null;
};
