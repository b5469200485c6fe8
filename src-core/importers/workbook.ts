import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';

/** Most that the parts of a workbook may unpack to, in bytes: small files can unpack to anything. */
export const maxUnpackedBytes = 300 * 1024 * 1024;

export interface SheetRow {
  /** As Excel counts, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Sheet {
  readonly name: string;
  /** Those that hold something. */
  readonly rows: readonly SheetRow[];
}

/** Sheets that are read; a workbook has a few. */
const maxSheets = 50;

const wanted =
  /^(?:xl\/workbook\.xml|xl\/sharedStrings\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]{1,60}\.xml)$/;

type Handler = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  closing: boolean,
  text: string,
) => void;

/** Calls back at each opening and closing tag; at a closing tag with the text since the tag before it. */
const walk = (xml: string, handle: Handler): void => {
  const parser = new SaxesParser({ xmlns: false });
  let text = '';
  parser.on('error', () => {}); // what is broken is read as far as it makes sense
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('opentag', (tag) => {
    text = '';
    handle(tag.name.replace(/^\w+:/, ''), { ...tag.attributes }, false, '');
  });
  parser.on('closetag', (tag) => {
    handle(tag.name.replace(/^\w+:/, ''), {}, true, text);
    text = '';
  });
  parser.write(xml).close();
};

const readStrings = (xml: string): string[] => {
  const strings: string[] = [];
  let current = '';
  let phonetic = false;
  walk(xml, (name, _, closing, text) => {
    if (name === 'rPh') phonetic = !closing;
    else if (name === 'si' && !closing) current = '';
    else if (name === 'si') strings.push(current);
    else if (name === 't' && closing && !phonetic) current += text;
  });
  return strings;
};

/** "BC12" is column 54, counted from 0. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

const readSheet = (xml: string, strings: readonly string[]): SheetRow[] => {
  const rows: SheetRow[] = [];
  let cells: string[] = [];
  let number = 0;
  let column = -1;
  let kind = 'n';
  let value = '';
  walk(xml, (name, attributes, closing, text) => {
    if (name === 'row' && !closing) {
      number = Number(attributes.r ?? number + 1);
      cells = [];
      column = -1;
    } else if (name === 'row') rows.push({ number, cells });
    else if (name === 'c' && !closing) {
      column = attributes.r ? columnOf(attributes.r) : column + 1;
      kind = attributes.t ?? 'n';
      value = '';
    } else if ((name === 'v' || name === 't') && closing) value += text;
    else if (name === 'c' && column >= 0 && column < 16_384) {
      while (cells.length < column) cells.push('');
      cells[column] = kind === 's' ? (strings[Number(value)] ?? '') : value;
    }
  });
  return rows;
};

interface SheetPart {
  readonly name: string;
  readonly path: string;
}

/** The sheets in the workbook's own order, with the paths of their parts. */
const sheetsOf = (workbook: string, relations: string): SheetPart[] => {
  const found: { readonly name: string; readonly id: string }[] = [];
  walk(workbook, (name, attributes, closing) => {
    if (name === 'sheet' && !closing)
      found.push({ name: attributes.name ?? '', id: attributes['r:id'] ?? '' });
  });
  const targets = new Map<string, string>();
  walk(relations, (name, attributes, closing) => {
    if (name === 'Relationship' && !closing) targets.set(attributes.Id ?? '', attributes.Target ?? '');
  });
  return found.map(({ name, id }) => {
    const target = targets.get(id) ?? '';
    return { name, path: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
  });
};

/** Parts that an archive may list; a workbook has a few dozen. */
const maxParts = 10_000;

/**
 * Whether the list of parts at the end of an archive is one: its count leads to so many entries, one after the other. A damaged count
 * would otherwise be believed and cost minutes.
 */
const hasSoundDirectory = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number): number => (at >= 0 && at + 4 <= bytes.length ? view.getUint32(at, true) : 0);
  const half = (at: number): number => (at >= 0 && at + 2 <= bytes.length ? view.getUint16(at, true) : 0);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.length - end <= 65_557 && word(end) !== 0x06054b50) end -= 1;
  if (word(end) !== 0x06054b50) return false;
  const large = word(end - 20) === 0x07064b50 && word(word(end - 12)) === 0x06064b50;
  const count = large ? word(word(end - 12) + 32) : half(end + 8);
  let at = large ? word(word(end - 12) + 48) : word(end + 16);
  if (count > maxParts) return false;
  for (let n = 0; n < count; n += 1) {
    if (word(at) !== 0x02014b50) return false;
    at += 46 + half(at + 28) + half(at + 30) + half(at + 32);
  }
  return true;
};

const damaged = appError('format-malformed', 'The archive is damaged and cannot be unpacked.');

/** Text of the sheets of an .xlsx file that hold something, in its own order. Numbers and dates are as stored; formulas give their last value. */
export const readWorkbook = (bytes: Uint8Array): Result<readonly Sheet[], AppError> => {
  if (!hasSoundDirectory(bytes)) return err(damaged);
  let unpacked = 0;
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        if (!wanted.test(file.name)) return false;
        unpacked += file.originalSize;
        return unpacked <= maxUnpackedBytes;
      },
    });
    if (unpacked > maxUnpackedBytes)
      return err(
        appError(
          'file-too-large',
          `The workbook unpacks to more than ${maxUnpackedBytes / 1024 / 1024} MiB, the most that is read.`,
        ),
      );
    const part = (name: string): string => (files[name] ? strFromU8(files[name]) : '');
    const workbook = part('xl/workbook.xml');
    if (workbook === '') return err(appError('format-unknown', 'This archive is not an Excel workbook.'));
    const strings = readStrings(part('xl/sharedStrings.xml'));
    const seen = new Set<string>();
    const names = new Set<string>();
    /** A damaged workbook may name two sheets alike, or not at all. */
    const named = (name: string, at: number): string => {
      let own = name === '' ? `Sheet ${at + 1}` : name;
      while (names.has(own)) own = `${own} (${at + 1})`;
      names.add(own);
      return own;
    };
    const read = sheetsOf(workbook, part('xl/_rels/workbook.xml.rels'))
      .slice(0, maxSheets)
      .flatMap(({ name, path }, at): Sheet[] => {
        // what a damaged list of sheets does not find
        const found = part(path) === '' && at === 0 ? 'xl/worksheets/sheet1.xml' : path;
        // each part once, however often a list names it
        if (seen.has(found)) return [];
        seen.add(found);
        const rows = readSheet(part(found), strings);
        return [
          {
            name: named(name, at),
            rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
          },
        ];
      });
    return ok(read.filter(({ rows }) => rows.length > 0));
  } catch {
    return err(damaged);
  }
};
