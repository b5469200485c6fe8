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
