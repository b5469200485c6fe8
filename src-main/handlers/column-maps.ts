import { type ColumnMeaning, columnMeanings, headerKey } from '#core/importers/csv-columns';
import type { SettingsFile } from '../files/settings';
import { sha256 } from '../store/sha256';

export type Columns = readonly (ColumnMeaning | null)[];

const most = 200;

/** One producer's tables have the same columns in the same order; that is what it is remembered by. */
const signatureOf = (headers: readonly string[]): string => sha256(headers.map(headerKey).join('\n'));

const isMeaning = (text: string | null): text is ColumnMeaning | null =>
  text === null || columnMeanings.some((one) => one === text);

/** What somebody said such columns hold; undefined where nobody did. */
export const recallColumns = (settings: SettingsFile, headers: readonly string[]): Columns | undefined => {
  const kept = settings.get().columnMaps[signatureOf(headers)];
  return kept?.every(isMeaning) === true ? kept : undefined;
};

export const rememberColumns = (
  settings: SettingsFile,
  headers: readonly string[],
  columns: Columns,
): void => {
  const signature = signatureOf(headers);
  const rest = Object.entries(settings.get().columnMaps).filter(([key]) => key !== signature);
  settings.update({ columnMaps: Object.fromEntries([...rest, [signature, [...columns]]].slice(-most)) });
};
