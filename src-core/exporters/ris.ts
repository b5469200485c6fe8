import { findRegistryNumbers } from '#core/bibliography/identifiers';
import { findNotices } from '#core/bibliography/notices';
import type { Author, RecordFields } from '#core/model/record-fields';
import type { ExportedReference, ReferenceExporter } from './reference-exporter';

/** Tags of RIS's own shape; anything else, and what came from another format, is written under X1 with its name. */
const risTag = /^[A-Z][A-Z0-9]$/;

/** A group ends with a comma, as EndNote has it, so that no program takes its name apart. */
const nameOf = ({ family, given }: Author): string => (given === null ? `${family},` : `${family}, ${given}`);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Line = readonly [tag: string, value: string | null];

const pageLines = (pages: string | null): Line[] => {
  const found = pages === null ? null : /^([^\s-]+)-([^\s-]+)$/.exec(pages);
  return found && found[1] !== found[2]
    ? [
        ['SP', found[1]!],
        ['EP', found[2]!],
      ]
    : [['SP', pages]];
};

/** What RIS has no tag for, where it cannot be seen from the title, the abstract or the types. */
const furtherLines = (fields: RecordFields): Line[] => {
  const found = findRegistryNumbers([fields.title, fields.abstract]);
  const numbers = same(found, fields.registryNumbers) ? [] : fields.registryNumbers;
  const seen = findNotices(fields.title, fields.publicationTypes);
  const notices = same(seen, fields.notices) ? [] : fields.notices;
  return [
    ...numbers.map((number): Line => ['X1', `registryNumber: ${number}`]),
    ...notices.map((notice): Line => ['X1', `notice ${notice.kind}: ${notice.text}`]),
  ];
};

const linesOf = ({ fields, notes }: ExportedReference): Line[] => {
  // other formats use the same letters for other things
  const ownTags = 'TY' in fields.extra;
  return [
    ['TY', fields.extra.TY?.[0] ?? 'JOUR'],
    ['TI', fields.title],
    ...fields.authors.map((author): Line => ['AU', nameOf(author)]),
    ['PY', fields.year === null ? null : String(fields.year)],
    ['JF', fields.journal],
    ['VL', fields.volume],
    ['IS', fields.issue],
    ...pageLines(fields.pages),
    ['DO', fields.doi],
    ['PM', fields.pmid],
    ['C2', fields.pmcid],
    ['AN', fields.accession],
    ['DB', fields.database],
    ['LA', fields.language],
    ['AB', fields.abstract],
    ...fields.keywords.map((keyword): Line => ['KW', keyword]),
    ...fields.publicationTypes.map((type): Line => ['M3', type]),
    ['UR', fields.url],
    ...furtherLines(fields),
    ...Object.entries(fields.extra).flatMap(([tag, values]) =>
      (tag === 'TY' ? values.slice(1) : values).map(
        (value): Line =>
          ownTags && risTag.test(tag) && tag !== 'ER' && tag !== 'X1'
            ? [tag, value]
            : ['X1', `${tag}: ${value}`],
      ),
    ),
    ...notes.map((note): Line => ['N1', note]),
  ];
};

/** Lines that continue a value are indented, so that none can be taken for a tag. */
const written = (value: string): string => value.trim().replace(/\s*\r?\n\s*/g, '\r\n      ');

export const risExporter = {
  id: 'ris',
  label: 'RIS',
  extension: 'ris',
  frame: { begin: '', between: '\r\n', end: '' },
  reference: (reference) => {
    const lines = linesOf(reference).filter(([, value]) => value !== null && value.trim() !== '');
    return `${lines.map(([tag, value]) => `${tag}  - ${written(value!)}`).join('\r\n')}\r\nER  - \r\n`;
  },
} as const satisfies ReferenceExporter;
