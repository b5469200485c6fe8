import { splitAuthors } from '#core/bibliography/author-names';
import { findDoi, findPmid } from '#core/bibliography/identifiers';
import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { decodeEntities, plainText } from '#core/bibliography/plain-text';
import { appError } from '#core/errors';
import type { ParsedRecord } from '#core/model/record-fields';
import { err, ok } from '#core/result';
import type { Importer } from './importer';
import { emptyDraft, finishDraft, keepExtra } from './record-draft';
import { reportBuilder } from './report-builder';
import { rm5List, rm5StudyId } from './rm5-names';
import type { Rm5Reference } from './rm5-lists';
import { type Rm5Parts, readRm5 } from './rm5-parts';
import { all, keepRest, one, peekText, takeText, type XmlNode } from './xml-records';

const listOf = (name: string): string =>
  name
    .replace(/_REFERENCES$/, '')
    .toLowerCase()
    .replaceAll('_', ' ');

const fields = new Set([
  'AU',
  'TI',
  'TO',
  'SO',
  'EN',
  'YR',
  'VL',
  'NO',
  'PG',
  'ED',
  'PB',
  'CY',
  'MD',
  'IDENTIFIERS',
]);

/** Fields that a reference has once. */
const onceEach = ['TI', 'AU', 'SO', 'YR'] as const;

/** Its text, field by field. */
const rawOf = (node: XmlNode): string =>
  node.children.map((child) => (typeof child === 'string' ? child : peekText(child)).trim()).join('\n');

/** An element without the fields of a reference that stand in it, at any depth, and these. */
const withoutFields = (node: XmlNode): { readonly own: XmlNode; readonly within: readonly XmlNode[] } => {
  const within: XmlNode[] = [];
  const children = node.children.flatMap((child): (XmlNode | string)[] => {
    if (typeof child === 'string') return [child];
    const inner = withoutFields(child);
    if (fields.has(child.name)) {
      within.push(inner.own, ...inner.within);
      return [];
    }
    within.push(...inner.within);
    return [inner.own];
  });
  return within.length === 0 ? { own: node, within } : { own: { ...node, children }, within };
};

/** A reference whose fields stand beside each other; where one is never closed, what follows stands within it. */
const sideBySide = (node: XmlNode): XmlNode => {
  let moved = false;
  const children = node.children.flatMap((child): (XmlNode | string)[] => {
    if (typeof child === 'string') return [child];
    const { own, within } = withoutFields(child);
    if (within.length > 0) moved = true;
    return [own, ...within];
  });
  return moved ? { ...node, children } : node;
};

/** One reference of a review, with what the review says of its study: name, list, characteristics, risk of bias. */
const recordOf = (parts: Rm5Parts, { node, studyId, list, first, last }: Rm5Reference): ParsedRecord => {
  const draft = emptyDraft();
  const text = (name: string): string | null => takeText(one(node, name));
  draft.title = text('TI') ?? text('TO');
  const names = decodeEntities(text('AU') ?? '');
  // "Bennike TBMK, Kjaer E": one comma between two people
  draft.authors = splitAuthors(names.includes(';') ? names : names.split(/,\s*/).join('; '));
  draft.journal = text('SO');
  const year = text('YR') ?? '';
  draft.year = parsePartialDate(year).year;
  if (year !== String(draft.year ?? '')) keepExtra(draft, 'YR', year);
  draft.volume = text('VL');
  draft.issue = text('NO');
  const pages = text('PG');
  draft.pages = tidyPages(pages ?? '');
  if (pages !== null && draft.pages === null) keepExtra(draft, 'PG', pages);
  for (const identifier of all(node, 'IDENTIFIERS', 'IDENTIFIER')) {
    const { TYPE: type = '', VALUE: value = '' } = identifier.attributes;
    if (type === 'DOI') draft.doi ??= findDoi(value);
    else if (type === 'PUBMED' || type === 'MEDLINE') draft.pmid ??= findPmid(value);
    else if (type === 'CENTRAL' || type === 'EMBASE') draft.accession ??= value;
    draft.registryNumbers.push(value);
    keepExtra(draft, `IDENTIFIER ${type}`, value);
  }
  for (const [name, value] of Object.entries(node.attributes))
    if (!/^MODIFIED/.test(name)) keepExtra(draft, name, plainText(value));
  const study = studyId === null ? undefined : parts.studies.get(studyId);
  if (study) {
    keepExtra(draft, rm5StudyId, study.id);
    keepExtra(draft, 'RevMan study', study.name);
    keepExtra(draft, rm5List, study.status);
    for (const [name, value] of study.characteristics)
      keepExtra(draft, `RevMan ${name.toLowerCase()}`, value);
    for (const { item, judgement, support } of study.risks)
      keepExtra(draft, 'RevMan risk of bias', `${item}: ${judgement}${support === '' ? '' : `. ${support}`}`);
  } else keepExtra(draft, rm5List, listOf(list));
  keepRest(draft, node);
  return finishDraft(draft, first, last);
};

export const rm5 = {
  id: 'rm5',
  label: 'RevMan 5 (.rm5)',
  extensions: ['rm5', 'xml'],
  recognise: (head) => (/<COCHRANE_REVIEW[\s>]/.test(head) ? 'certain' : 'no'),
  parse: (text, options = {}) => {
    const report = reportBuilder();
    const parts = readRm5(text, report, options);
    for (const reference of parts.references) {
      const node = reference.node;
      if (peekText(node).trim() === '' && Object.keys(node.attributes).length === 0)
        report.unread(reference.first, 'This reference is empty.', '<REFERENCE/>');
      else {
        const whole = sideBySide(node);
        if (whole !== node)
          report.warn(
            'markup-broken',
            reference.first,
            'A field of this reference is never closed; those that follow within it were read by themselves.',
            rawOf(node),
          );
        const twice = onceEach.find((name) => new Set(all(whole, name).map(peekText)).size > 1);
        if (twice !== undefined)
          report.warn(
            'record-without-end',
            reference.first,
            `This reference has ${twice} twice, with different values; perhaps two references ran together.`,
            rawOf(node),
          );
        report.record(recordOf(parts, { ...reference, node: whole }));
      }
    }
    const file = report.done();
    return file.recordsFound === 0
      ? err(appError('format-malformed', 'The file looks like a RevMan 5 review, but it holds no reference.'))
      : ok(file);
  },
} as const satisfies Importer;
