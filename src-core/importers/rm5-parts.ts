import { plainText } from '#core/bibliography/plain-text';
import type { ParseOptions } from './importer';
import type { ReportBuilder } from './report-builder';
import { holdsReferences, type Rm5Reference, readList } from './rm5-lists';
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

/** Titles stand in tables and figures as well. */
const apart: ReadonlySet<string> = new Set(parts.filter((name) => name !== 'TITLE'));

export const rm5Statuses = {
  INCLUDED_STUDIES: 'included',
  EXCLUDED_STUDIES: 'excluded',
  AWAITING_STUDIES: 'awaiting classification',
  ONGOING_STUDIES: 'ongoing',
} as const;
export type Rm5Status = (typeof rm5Statuses)[keyof typeof rm5Statuses];

export interface Rm5Study {
  readonly id: string;
  readonly name: string;
  readonly year: number | null;
  readonly status: Rm5Status;
  /** Characteristics by RevMan's names for them: METHODS, PARTICIPANTS, REASON_FOR_EXCLUSION ... */
  readonly characteristics: Map<string, string>;
  readonly risks: Rm5Judgement[];
}

/** A judgement of Cochrane's first risk-of-bias tool. */
export interface Rm5Judgement {
  /** The domain, with the group of outcomes where it was judged by these: "Blinding ... (All outcomes)". */
  readonly item: string;
  /** "Low risk", "High risk", "Unclear risk", or what stands there instead. */
  readonly judgement: string;
  readonly support: string;
}

export interface Rm5Parts {
  readonly title: string;
  /** RevMan's own number of the review, the same in all its versions; its title where there is none. */
  readonly reviewId: string;
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
  YES: 'Low risk',
  NO: 'High risk',
  UNKNOWN: 'Unclear risk',
};

const numberOf = (text: string | undefined): number | null => {
  const value = Number((text ?? '').trim() || Number.NaN);
  return Number.isFinite(value) ? value : null;
};

const characteristic = /^CHAR_/;

/** Elements that titles have. */
const inTitles: ReadonlySet<string> = new Set(['I', 'B', 'U', 'SUB', 'SUP', 'BR']);

const beforeTag = 600;

/** Most of a review is its text; of what stands outside of the parts that are read, references and studies would be missed. */
const referencesOf = (outside: string): string => {
  // text before any tag: the file begins in the midst of something
  const from = outside.search(/^[^<]*[^<\s]|<\/?(?:REFERENCE|STUDY|TI|AU|SO|YR)[\s>]/);
  if (from < 0) return '';
  // the title may stand before the first tag that is whole
  const before = Math.max(0, from - beforeTag);
  return outside.slice(Math.max(before, outside.lastIndexOf('\n', from) + 1));
};

/** The root's own ID; other numbers of it end in ID as well. */
const reviewIdOf = (text: string): string => {
  const [root = ''] = /<COCHRANE_REVIEW\s[^>]{0,4000}>/.exec(text) ?? [];
  return /\sID="([^"<]{1,100})"/.exec(root)?.[1] ?? '';
};

/** Reads the parts of a review in the order of the file; characteristics and judgements come after the studies they are about. */
export const readRm5 = (text: string, report: ReportBuilder, options: ParseOptions = {}): Rm5Parts => {
  const studies = new Map<string, Rm5Study>();
  const references: Rm5Reference[] = [];
  const comparisons: XmlNode[] = [];
  let title = '';
  const takeJudgements = (node: XmlNode): void => {
    const item = plainText(peekText(one(node, 'NAME')));
    const groups = new Map(
      all(node, 'QUALITY_ITEM_DATA_ENTRY_GROUP').map((group) => [
        group.attributes.ID ?? '',
        plainText(peekText(one(group, 'NAME'))),
      ]),
    );
    for (const entry of all(node, 'QUALITY_ITEM_DATA', 'QUALITY_ITEM_DATA_ENTRY')) {
      const { GROUP_ID: group, RESULT: result = '', STUDY_ID: id = '' } = entry.attributes;
      const support = rm5Text(one(entry, 'DESCRIPTION'));
      const made = {
        item: group === undefined ? item : `${item} (${groups.get(group) || group})`,
        judgement: judgements[result] ?? result.toLowerCase(),
        support,
      };
      const study = studies.get(id);
      if (study) study.risks.push(made);
      else
        report.warn(
          'line-outside-record',
          entry.line,
          `A judgement of risk of bias is about ${id || 'a study'}, which is not listed.`,
          `${made.item}: ${made.judgement}${support === '' ? '' : `. ${support}`}`,
        );
    }
  };
  const take = (node: XmlNode, first: number): void => {
    const status = rm5Statuses[node.name as keyof typeof rm5Statuses] as Rm5Status | undefined;
    const keep = (reference: Rm5Reference): void => {
      references.push(reference);
    };
    const takeStudy = (study: XmlNode): string => {
      const { ID: id = '', NAME: name = '', YEAR: year } = study.attributes;
      if (status !== undefined)
        studies.set(id, { id, name, year: numberOf(year), status, characteristics: new Map(), risks: [] });
      return id;
    };
    const place = { studyId: null, list: '', takeStudy };
    if (status !== undefined) readList(node, place, report, keep);
    else if (node.name === 'OTHER_REFERENCES') {
      for (const list of node.children)
        if (typeof list !== 'string') readList(list, { ...place, list: list.name }, report, keep);
        else if (list.trim() !== '')
          report.unread(node.line, 'This stands outside of any reference.', list.trim());
    } else if (holdsReferences(node)) {
      report.warn(
        'markup-broken',
        first,
        `<${node.name}> is never closed; the studies and references in it were read by themselves, without their list.`,
      );
      readList(node, { ...place, list: 'OUT_OF_PLACE' }, report, keep);
    } else if (node.name === 'QUALITY_ITEM') {
      takeJudgements(node);
    } else if (node.name === 'COMPARISON') comparisons.push(node);
    else if (node.name === 'TITLE') {
      const whole = node.children.every((child) => typeof child === 'string' || inTitles.has(child.name));
      if (whole) title ||= plainText(peekText(node));
      else report.unread(first, 'The title of the review is never closed.', peekText(node));
    } else {
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
  readXmlRecords(text, new Set(parts), report, take, options, referencesOf, apart);
  return { title, reviewId: reviewIdOf(text) || title, studies, references, comparisons };
};
