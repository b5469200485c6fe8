import { plainText } from '#core/bibliography/plain-text';
import type { ParseOptions } from './importer';
import type { ReportBuilder } from './report-builder';
import { all, one, peekText, readXmlRecords, type XmlNode } from './xml-records';

/** The parts of a RevMan 5 review that are read; each is an outermost element, so that one of them is held at a time. */
const parts = [
  'TITLE',
  'INCLUDED_STUDIES',
  'EXCLUDED_STUDIES',
  'AWAITING_STUDIES',
  'ONGOING_STUDIES',
  'OTHER_REFERENCES',
  'INCLUDED_CHAR',
  'EXCLUDED_CHAR',
  'AWAITING_CHAR',
  'ONGOING_CHAR',
  'QUALITY_ITEM',
  'COMPARISON',
] as const;

export const rm5Statuses = {
  INCLUDED_STUDIES: 'included',
  EXCLUDED_STUDIES: 'excluded',
  AWAITING_STUDIES: 'awaiting classification',
  ONGOING_STUDIES: 'ongoing',
} as const;
export type Rm5Status = (typeof rm5Statuses)[keyof typeof rm5Statuses];

export interface Rm5Reference {
  readonly node: XmlNode;
  /** RevMan's id of the study it belongs to; null for other references. */
  readonly studyId: string | null;
  /** Which list it stands in, where it belongs to no study: "ADDITIONAL_REFERENCES". */
  readonly list: string;
  readonly first: number;
  readonly last: number;
}

export interface Rm5Study {
  readonly id: string;
  readonly name: string;
  readonly year: number | null;
  readonly status: Rm5Status;
  /** Characteristics by RevMan's names for them: METHODS, PARTICIPANTS, REASON_FOR_EXCLUSION ... */
  readonly characteristics: Map<string, string>;
  readonly risks: { readonly item: string; readonly judgement: string; readonly support: string }[];
}

export interface Rm5Parts {
  readonly title: string;
  readonly studies: ReadonlyMap<string, Rm5Study>;
  readonly references: readonly Rm5Reference[];
  readonly comparisons: readonly XmlNode[];
}

/** Text of an element with its paragraphs, one a line. */
export const rm5Text = (node: XmlNode | undefined): string => {
  if (!node) return '';
  const lines = all(node, 'P').map(peekText);
  return plainText(lines.length > 0 ? lines.join('\n') : peekText(node));
};

const judgements: Readonly<Record<string, string>> = {
  YES: 'low risk',
  NO: 'high risk',
  UNKNOWN: 'unclear risk',
};

const numberOf = (text: string | undefined): number | null => {
  const value = Number((text ?? '').trim() || Number.NaN);
  return Number.isFinite(value) ? value : null;
};

const characteristic = /^CHAR_/;

/** Most of a review is its text; of what stands outside of the parts that are read, references and studies would be missed. */
const referencesOf = (outside: string): string => {
  // text before any tag: the file begins in the midst of something
  const from = outside.search(/^[^<]*[^<\s]|<\/?(?:REFERENCE|STUDY|TI|AU|SO|YR)[\s>]/);
  return from < 0 ? '' : outside.slice(from);
};

/** Text among studies or references that belongs to none of them: their tags are broken. */
const tellLoose = (node: XmlNode, name: string, line: number, report: ReportBuilder): void => {
  const loose = node.children
    .filter((child) => typeof child === 'string' || (child.name !== name && child.name !== 'IDENTIFIERS'))
    .map((child) => (typeof child === 'string' ? child : peekText(child)))
    .join('\n')
    .trim();
  if (loose !== '') report.unread(line, `This stands outside of any ${name.toLowerCase()}.`, loose);
};

/** Reads the parts of a review in the order of the file; characteristics and judgements come after the studies they are about. */
export const readRm5 = (text: string, report: ReportBuilder, options: ParseOptions = {}): Rm5Parts => {
  const studies = new Map<string, Rm5Study>();
  const references: Rm5Reference[] = [];
  const comparisons: XmlNode[] = [];
  let title = '';
  const take = (node: XmlNode, first: number, last: number): void => {
    const status = rm5Statuses[node.name as keyof typeof rm5Statuses] as Rm5Status | undefined;
    if (status !== undefined) {
      tellLoose(node, 'STUDY', first, report);
      for (const study of all(node, 'STUDY')) {
        tellLoose(study, 'REFERENCE', first, report);
        const { ID: id = '', NAME: name = '', YEAR: year } = study.attributes;
        studies.set(id, { id, name, year: numberOf(year), status, characteristics: new Map(), risks: [] });
        for (const reference of all(study, 'REFERENCE'))
          references.push({ node: reference, studyId: id, list: '', first, last });
      }
    } else if (node.name === 'OTHER_REFERENCES') {
      for (const list of node.children)
        if (typeof list !== 'string') {
          tellLoose(list, 'REFERENCE', first, report);
          for (const reference of all(list, 'REFERENCE'))
            references.push({ node: reference, studyId: null, list: list.name, first, last });
        }
    } else if (node.name === 'QUALITY_ITEM') {
      const item = plainText(peekText(one(node, 'NAME')));
      for (const entry of all(node, 'QUALITY_ITEM_DATA', 'QUALITY_ITEM_DATA_ENTRY'))
        studies.get(entry.attributes.STUDY_ID ?? '')?.risks.push({
          item: entry.attributes.GROUP_ID === undefined ? item : `${item} (${entry.attributes.GROUP_ID})`,
          judgement:
            judgements[entry.attributes.RESULT ?? ''] ?? (entry.attributes.RESULT ?? '').toLowerCase(),
          support: rm5Text(one(entry, 'DESCRIPTION')),
        });
    } else if (node.name === 'COMPARISON') comparisons.push(node);
    else if (node.name === 'TITLE') title ||= plainText(peekText(node));
    else {
      const study = studies.get(node.attributes.STUDY_ID ?? '');
      for (const child of node.children) {
        if (typeof child === 'string' || !characteristic.test(child.name)) continue;
        const value = rm5Text(child);
        if (value === '') continue;
        if (study) study.characteristics.set(child.name.replace(characteristic, ''), value);
        else
          report.warn(
            'line-outside-record',
            first,
            `A characteristic is about ${node.attributes.STUDY_ID ?? 'a study'}, which is not listed.`,
            value,
          );
      }
    }
  };
  readXmlRecords(text, new Set(parts), report, take, options, referencesOf);
  return { title, studies, references, comparisons };
};
