import { strToU8, zipSync } from 'fflate';

/** A workbook with these sheets, each a list of rows of text. */
export const workbookOf = (
  sheets: readonly (readonly [name: string, rows: readonly (readonly string[])[]])[],
): Uint8Array => {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = (rows: readonly (readonly string[])[]): string =>
    rows.map((cells, at) => `<row r="${at + 1}">${cells.map(cell).join('')}</row>`).join('');
  const parts = sheets.map(([, rows], at): [string, Uint8Array] => [
    `xl/worksheets/s${at}.xml`,
    strToU8(`<worksheet><sheetData>${sheet(rows)}</sheetData></worksheet>`),
  ]);
  const listed = sheets.map(([name], at) => `<sheet name="${name}" r:id="r${at}"/>`).join('');
  const related = sheets
    .map((_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`)
    .join('');
  return zipSync({
    'xl/workbook.xml': strToU8(`<workbook xmlns:r="r"><sheets>${listed}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${related}</Relationships>`),
    ...Object.fromEntries(parts),
  });
};
