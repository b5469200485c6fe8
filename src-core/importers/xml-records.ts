import { SaxesParser } from 'saxes';
import { maxRawChars, maxRecordChars, type ParseOptions } from './importer';
import { keepExtra, type RecordDraft } from './record-draft';
import type { ReportBuilder } from './report-builder';
import { mendXml } from './xml-mend';

/** An element of one record; text and child elements in the order of the file. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
  /** Line of the file on which its tag ends. */
  readonly line: number;
  /** Set when its text went into a field; the rest of a record goes to `extra`. */
  taken: boolean;
}

export const maxXmlDepth = 200;

/** Records with broken tags that are shown as they stand; the warnings of all of them are listed. */
const maxShown = 100;

/** All child elements of a name along a path: `all(node, 'Article', 'AuthorList', 'Author')`. */
export const all = (node: XmlNode | undefined, ...path: readonly string[]): XmlNode[] => {
  let nodes = node ? [node] : [];
  for (const name of path)
    nodes = nodes.flatMap((one) =>
      one.children.filter((child): child is XmlNode => typeof child !== 'string' && child.name === name),
    );
  return nodes;
};

export const one = (node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined =>
  all(node, ...path)[0];

/** All text below an element, markup inside it dropped; does not take it. */
export const peekText = (node: XmlNode | undefined): string =>
  node ? node.children.map((child) => (typeof child === 'string' ? child : peekText(child))).join('') : '';

/** The text of an element, which is thereby understood; null when there is none. */
export const takeText = (node: XmlNode | undefined): string | null => {
  if (!node) return null;
  node.taken = true;
  const text = peekText(node).trim();
  return text === '' ? null : text;
};

const inline = new Set([
  'style',
  'i',
  'b',
  'u',
  'sub',
  'sup',
  'em',
  'strong',
  'a',
  'mml:math',
  'math',
  'DispFormula',
]);

/** Keeps every text that was not taken, under the names of its elements joined with "/". */
export const keepRest = (draft: RecordDraft, node: XmlNode, path = ''): void => {
  if (node.taken) return;
  const elements = node.children.filter((child): child is XmlNode => typeof child !== 'string');
  if (elements.some((child) => !inline.has(child.name))) {
    for (const child of elements) keepRest(draft, child, path === '' ? child.name : `${path}/${child.name}`);
    const stray = node.children
      .filter((child) => typeof child === 'string')
      .join(' ')
      .trim();
    if (stray !== '') keepExtra(draft, path || node.name, stray);
  } else keepExtra(draft, path || node.name, peekText(node).replace(/\s*\n\s*/g, '\n'));
};

/** Text that stands outside of every record, without its tags. */
const outsideText = (text: string): string =>
  text
    .replace(/<!DOCTYPE[^<>[]*\[[\s\S]*?\]\s*>/i, ' ')
    .replace(/<!--[\s\S]*?-->|<[!?]?[^<>]*>/g, ' ')
    .trim();

/**
 * Streams a document and hands over each element whose name is in `names` (the outermost one), so that never more than one record
 * is held. Entities that the document defines are not expanded and no external file is read. Markup that is broken is reported and read on.
 */
export const readXmlRecords = (
  source: string,
  names: ReadonlySet<string>,
  report: ReportBuilder,
  take: (node: XmlNode, first: number, last: number) => void,
  options: ParseOptions = {},
  /** The part of what stands outside of all records that should be told; '' where nothing should. */
  telling: (outside: string) => string = (outside) => outside,
  /** Of the names, those that stand in no other: where one begins, whichever is open ends. */
  apart: ReadonlySet<string> = new Set(),
): void => {
  const { text, broken, mended } = mendXml(source, names, report, apart);
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  let stack: XmlNode[] = [];
  let first = 0;
  let start = 0;
  let size = 0;
  let depth = 0;
  let refused: string | null = null;
  let ending = false;
  const saidAt = new Set<string>();
  let unsound = broken;
  let outsideFrom = 0;
  let outsideLine = 1;
  /** What stands between two records: halves of records where the markup is broken. */
  const outside = (to: number): void => {
    const raw = telling(text.slice(outsideFrom, to));
    if (!/\p{L}/u.test(outsideText(raw))) return;
    if (unsound)
      report.unread(outsideLine, 'This stands outside of any record, where the markup is broken.', raw);
    else report.warn('line-outside-record', outsideLine, 'This stands outside of any record.', raw);
  };
  let looked = 0;
  let shown = 0;
  let failedAt = 0;
  /** A record with broken tags is shown as it stands, so that nothing of it can get lost; parts of a review tell it of each reference. */
  const tellMended = (to: number): void => {
    if (apart.size > 0) return;
    while (looked < mended.length && mended[looked]! < first) looked += 1;
    const own = (mended[looked] ?? Number.POSITIVE_INFINITY) <= parser.line || failedAt >= first;
    if (!own || to - start > maxRawChars || shown === maxShown) return;
    shown += 1;
    report.warn(
      'markup-broken',
      first,
      'Tags of this record are broken. This is all of it.',
      text.slice(start, to),
    );
  };
  const finish = (node: XmlNode): void => {
    outsideFrom = parser.position;
    outsideLine = parser.line;
    if (refused !== null) report.unread(first, refused, text.slice(start, parser.position));
    else {
      tellMended(parser.position);
      take(node, first, parser.line);
    }
    stack = [];
    refused = null;
  };
  parser.on('error', (error) => {
    if (ending && stack.length > 0) return; // said once below
    unsound = true;
    failedAt = parser.line;
    const said = error.message.replace(/^(?:[^:]*:)?\d+:\d+: /, '');
    const again = `${/root/.test(said) ? '' : parser.line} ${said}`;
    if (saidAt.has(again)) return; // one for each element that is open, or comes after a root that is closed
    saidAt.add(again);
    report.warn('markup-broken', parser.line, `The XML is not well formed here: ${said}`);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    const parent = stack.at(-1);
    if (!parent && !names.has(tag.name)) return;
    if (!parent) {
      first = parser.line;
      start = Math.max(0, text.lastIndexOf(`<${tag.name}`, parser.position));
      outside(start);
      size = 0;
      depth = 1;
    }
    const node: XmlNode = {
      name: tag.name,
      attributes: { ...tag.attributes },
      children: [],
      line: parser.line,
      taken: false,
    };
    if (depth > maxXmlDepth) refused = `Its elements are nested deeper than ${maxXmlDepth}.`;
    else parent?.children.push(node);
    stack.push(node);
  });
  const addText = (piece: string): void => {
    const node = stack.at(-1);
    if (!node) return;
    size += piece.length;
    if (size > maxRecordChars) refused = `The record has more than ${maxRecordChars} characters.`;
    else node.children.push(piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    depth -= 1;
    const node = stack.pop();
    if (node && stack.length === 0) finish(node);
  });
  const step = 65_536;
  for (let from = 0; from < text.length; from += step) {
    parser.write(text.slice(from, from + step));
    options.onProgress?.(from / text.length);
  }
  const last = parser.line;
  ending = true;
  parser.close();
  // what is still open now was cut off
  const open = stack[0];
  if (open) {
    report.warn(
      'record-without-end',
      first,
      'The file ends within this record; it was read as far as it goes.',
    );
    if (refused === null) {
      tellMended(text.length);
      take(open, first, last);
    } else report.unread(first, refused, text.slice(start));
  } else outside(text.length);
  options.onProgress?.(1);
};
