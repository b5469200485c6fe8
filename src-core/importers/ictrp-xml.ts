import { plainText } from '#core/bibliography/plain-text';
import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import { planColumns } from './csv-columns';
import { tableRecord } from './csv-fields';
import type { Importer } from './importer';
import { reportBuilder } from './report-builder';
import { peekText, readXmlRecords, type XmlNode } from './xml-records';

/** Registers pass their web pages on: "&lt;br&gt;" and carriage returns stand in the text. */
const cell = (node: XmlNode): string => plainText(peekText(node).replace(/\r\n?/g, '\n'));

/** WHO ICTRP's XML: one <Trial> with flat elements, the same as the columns of its CSV. */
export const ictrpXml = {
  id: 'ictrp-xml',
  label: 'WHO ICTRP (XML)',
  extensions: ['xml'],
  recognise: (head) =>
    /<Trial>/.test(head) && /<(?:TrialID|Internal_Number|Public_title|Scientific_title)>/i.test(head)
      ? 'certain'
      : 'no',
  parse: (text, options = {}) => {
    const report = reportBuilder();
    readXmlRecords(
      text,
      new Set(['Trial']),
      report,
      (trial, first, last) => {
        const fields = trial.children.filter((child): child is XmlNode => typeof child !== 'string');
        const loose = trial.children.filter((child) => typeof child === 'string').join(' ');
        const headers = [...fields.map((field) => field.name), 'text outside of any element'];
        const cells = [...fields.map(cell), plainText(loose)];
        report.record(tableRecord(headers, planColumns(headers), { cells, first, last }));
      },
      options,
    );
    const file = report.done();
    return file.recordsFound === 0
      ? err(appError('format-malformed', 'The file looks like ICTRP XML, but it holds no trial.'))
      : ok(file);
  },
} as const satisfies Importer;
