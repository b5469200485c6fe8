import type { ReportBuilder } from './report-builder';
import { peekText, type XmlNode } from './xml-records';

export interface Rm5Reference {
  readonly node: XmlNode;
  /** RevMan's id of the study it belongs to; null for other references. */
  readonly studyId: string | null;
  /** Which list it stands in, where it belongs to no study: "ADDITIONAL_REFERENCES". */
  readonly list: string;
  readonly first: number;
  readonly last: number;
}

const isListed = ({ name }: XmlNode): boolean => name === 'STUDY' || name === 'REFERENCE';

/** Whether studies or references stand anywhere within. */
export const holdsReferences = ({ children }: XmlNode): boolean =>
  children.some((child) => typeof child !== 'string' && (isListed(child) || holdsReferences(child)));

/** An element without the studies and references within it, and these: something in it is never closed. */
const parted = (node: XmlNode): { readonly own: XmlNode; readonly within: readonly XmlNode[] } => {
  if (!holdsReferences(node)) return { own: node, within: [] };
  const within: XmlNode[] = [];
  const children = node.children.flatMap((child): (XmlNode | string)[] => {
    if (typeof child === 'string') return [child];
    if (isListed(child)) {
      within.push(child);
      return [];
    }
    const inner = parted(child);
    within.push(...inner.within);
    return [inner.own];
  });
  return { own: { ...node, children }, within };
};

/** Where a reference stands: its study or list, and what a study there is told to be. */
export interface ListPlace {
  readonly studyId: string | null;
  readonly list: string;
  readonly takeStudy: (study: XmlNode) => string;
}

/**
 * The references of a list, those too that stand where broken tags have put them: within another one, or within a field that is never
 * closed. Text that belongs to none of them is told.
 */
export const readList = (
  node: XmlNode,
  place: ListPlace,
  report: ReportBuilder,
  take: (reference: Rm5Reference) => void,
): void => {
  const loose: string[] = [];
  const what = node.name === 'STUDY' || place.list !== '' ? 'reference' : 'study';
  for (const child of node.children) {
    if (typeof child === 'string') loose.push(child);
    else if (child.name === 'STUDY')
      readList(child, { ...place, studyId: place.takeStudy(child) }, report, take);
    else if (child.name === 'REFERENCE') {
      const { own, within } = parted(child);
      take({ node: own, studyId: place.studyId, list: place.list, first: child.line, last: child.line });
      for (const inner of within) {
        const text = `<${inner.name}> begins within a reference that is never closed; it was read by itself.`;
        report.warn('record-without-end', inner.line, text);
      }
      if (within.length > 0) readList({ ...child, children: [...within] }, place, report, take);
    } else if (holdsReferences(child)) {
      const text = `<${child.name}> is never closed; the studies and references in it were read by themselves.`;
      report.warn('markup-broken', child.line, text);
      readList(child, place, report, take);
    } else loose.push(peekText(child));
  }
  const text = loose.join('\n').trim();
  if (text !== '') report.unread(node.line, `This stands outside of any ${what}.`, text);
};
