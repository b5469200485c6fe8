/** What EBSCO's codes stand for, of those that mean one database only. The codes of CINAHL differ by what a library has bought, and are left to people. */
const ebsco: ReadonlyMap<string, string> = new Map([
  ['8gh', 'GreenFILE'],
  ['a9h', 'Academic Search Complete'],
  ['aph', 'Academic Search Premier'],
  ['asn', 'Academic Search Ultimate'],
  ['bth', 'Business Source Complete'],
  ['buh', 'Business Source Premier'],
  ['cmedm', 'MEDLINE'],
  ['ecn', 'EconLit'],
  ['eric', 'ERIC'],
  ['psyh', 'PsycINFO'],
]);

/** The name under which a file names its database: as it is, or what a code ("aph") stands for; null for a code that is not known, which would be no name. */
export const databaseName = (said: string): string | null =>
  /^[a-z0-9]{3,6}$/.test(said) ? (ebsco.get(said) ?? null) : said;

/**
 * The database a record says it was found in. Embase.com exports a record it has of MEDLINE as "Medline", whose address is Embase's all the
 * same; Ovid names the part of a database, "Ovid MEDLINE(R) <2022>", which is left off. Null where it says nothing.
 */
export const foundIn = (database: string | null, url: string | null): string | null => {
  if (url !== null && /^https?:\/\/(?:www\.)?embase\.com\//i.test(url)) return 'Embase';
  const name = database?.replace(/\s*<[^<>]*>\s*$/, '') ?? '';
  return name === '' ? null : name;
};
