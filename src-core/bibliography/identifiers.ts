/** Normal forms of the numbers that identify an article or a trial; null where the text holds none. */

const trailing = /[.,;:'"\]}>]+$/;

const trimDoiEnd = (doi: string): string => {
  let text = doi;
  for (;;) {
    let next = text.replace(trailing, '');
    // A closing bracket belongs to a DOI only when it was opened in it: 10.1016/s0140-6736(05)67060-1
    if (next.endsWith(')') && next.split(')').length > next.split('(').length) next = next.slice(0, -1);
    if (next === text) return text;
    text = next;
  }
};

const decodePercent = (text: string): string => {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign is part of the DOI
  }
};

/** A DOI anywhere in the text, in lower case without "doi:" or resolver. DOIs are case-insensitive (ISO 26324). */
export const findDoi = (text: string): string | null => {
  const found = /10\.\d{4,9}(?:\.\d{1,9})*\/[^\s"<>|]{1,300}/.exec(decodePercent(text));
  if (!found) return null;
  // in an address, further parameters follow
  const doi = trimDoiEnd(found[0].replace(/&(?:amp;)?[a-z_]{1,20}=.*$/i, '')).toLowerCase();
  return /\/.+/.test(doi) ? doi : null;
};

/** The digits of a PubMed id written as "12345678", "PMID: 12345678" or a PubMed address; nothing else counts. */
export const findPmid = (text: string): string | null => {
  const plain =
    /^\s*(?:PMID\s?:?\s?|PUBMED[\s:-]?\s?|MEDLINE[\s:]\s?)?0*([1-9]\d{0,8})(?:\.0)?\s*(?:\[pmid\])?\s*$/i.exec(
      text,
    );
  if (plain) return plain[1]!;
  const inside =
    /(?:\bPMID\s?[:=]?\s?|\bPUBMED\s|pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/|\/entrez\?id=)0*([1-9]\d{0,8})\b/i.exec(
      text,
    );
  return inside ? inside[1]! : null;
};

export const findPmcid = (text: string): string | null => {
  const found = /\bPMC\s?0*([1-9]\d{2,9})(?!\d)/i.exec(text);
  return found ? `PMC${found[1]}` : null;
};

/**
 * Trial registry numbers: ClinicalTrials.gov, ISRCTN, EudraCT and EU CTIS, ANZCTR, ChiCTR, DRKS, NTR, jRCT, UMIN, IRCT, CTRI, PACTR,
 * KCT, ReBec, TCTR, SLCTR, RPCEC, LBCTR, ITMCTR, NL-OMON, WHO's universal trial numbers and PROSPERO, in the registries' own spelling.
 */
const registries = new RegExp(
  [
    'NCT\\s?:?\\s?0\\d{7}(?!\\d)',
    'ISRCTN\\s?\\d{6,8}(?!\\d)',
    'EudraCT\\s?(?:number|no\\.?|nr\\.?)?\\s?:?\\s?20\\d{2}-\\d{6}-\\d{2}(?!\\d)',
    'EUCTR\\s?20\\d{2}-\\d{6}-\\d{2}(?!\\d)',
    'CTIS\\s?20\\d{2}-\\d{6}-\\d{2}(?:-\\d{2})?(?![\\d-])',
    '20[012]\\d-\\d{6}-\\d{2}(?:-\\d{2})?(?![\\d-])',
    'ACTRN\\s?126\\d{11}(?!\\d)',
    'U1[12]\\d{2}-\\d{4}-\\d{4}(?![\\d-])',
    'ITMCTR\\s?20\\d{8}(?!\\d)',
    'NL-OMON\\s?\\d{4,5}(?!\\d)',
    'ChiCTR[-\\s]?(?:[A-Z]{2,4}-)?\\d{8,10}(?!\\d)',
    'DRKS\\s?000\\d{5}(?!\\d)',
    '(?:NTR|NL)\\s?-?[1-9]\\d{2,3}(?![\\d.,])(?=\\s*[);,.\\]]|$)',
    'jRCTs?\\d{9,10}(?!\\d)',
    'UMIN\\s?(?:000)\\d{6}(?!\\d)',
    'IRCT\\s?\\d{10,16}N\\d{1,3}(?!\\d)',
    'CTRI/20\\d{2}/\\d{2,3}/\\d{6}(?!\\d)',
    'PACTR\\s?20\\d{10,14}(?!\\d)',
    'KCT\\s?000\\d{4}(?!\\d)',
    'RBR-?[0-9][a-z0-9]{5,7}(?![a-z0-9])',
    'TCTR\\s?20\\d{9}(?!\\d)',
    'SLCTR/20\\d{2}/\\d{3}(?!\\d)',
    'RPCEC\\s?0{3}\\d{5}(?!\\d)',
    'LBCTR\\s?20\\d{8}(?!\\d)',
    'CRD\\s?42\\d{9}(?!\\d)',
  ]
    .map((one) => `\\b${one}`)
    .join('|'),
  'gi',
);

const spelled: readonly (readonly [RegExp, string])[] = [
  [/^chictr/i, 'ChiCTR'],
  [/^jrcts/i, 'jRCTs'],
  [/^jrct/i, 'jRCT'],
];

const registryForm = (raw: string): string => {
  const eudra = /20\d{2}-\d{6}-\d{2}(?:-\d{2})?$/.exec(raw);
  if (eudra) return `EudraCT ${eudra[0]}`;
  const squeezed = raw.replace(/[\s:]/g, '');
  for (const [pattern, form] of spelled) if (pattern.test(squeezed)) return squeezed.replace(pattern, form);
  return /^rbr/i.test(squeezed)
    ? `RBR-${squeezed.replace(/^rbr-?/i, '').toLowerCase()}`
    : squeezed.toUpperCase();
};

/**
 * All of them have five digits in a row, or a digit after one of these beginnings: most abstracts need no closer look. Looking for a digit
 * first and for what stands before it afterwards is several times faster than the other way round.
 */
const hint = /\d(?<=\d{5}|\bN(?:TR|L)[\s-]?\d|CTR\/\d|RBR-?\d|OMON\s?\d|\bU1[12]\d)/i;

/** Every trial registry number in the texts, each once, in the order found. */
export const findRegistryNumbers = (texts: readonly (string | null)[]): string[] => {
  const found = new Set<string>();
  for (const text of texts) {
    if (!text || !hint.test(text)) continue;
    registries.lastIndex = 0;
    for (let match = registries.exec(text); match !== null; match = registries.exec(text))
      found.add(registryForm(match[0]));
  }
  return [...found];
};
