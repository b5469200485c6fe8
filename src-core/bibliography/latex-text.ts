import { plainLine, plainText } from './plain-text';

/** LaTeX as it stands in BibTeX fields, made plain text: accents, Greek letters, signs, markup commands, braces. */

const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

const greekNames =
  'alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ vartheta=θ iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ pi=π rho=ρ ' +
  'sigma=σ varsigma=ς tau=τ upsilon=υ phi=φ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Phi=Φ Psi=Ψ Omega=Ω';
const signNames =
  'ss=ß ae=æ AE=Æ oe=œ OE=Œ o=ø O=Ø l=ł L=Ł aa=å AA=Å i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ textendash=– textemdash=— textquoteleft=‘ ' +
  "textquoteright=’ textquotedblleft=“ textquotedblright=” textquotesingle=' guillemotleft=« guillemotright=» textdegree=° degree=° " +
  'textmu=µ textregistered=® texttrademark=™ copyright=© textcopyright=© dots=… ldots=… textellipsis=… times=× texttimes=× div=÷ pm=± ' +
  'textpm=± leq=≤ le=≤ textless=< geq=≥ ge=≥ textgreater=> neq=≠ ne=≠ approx=≈ sim=∼ textasciitilde=~ textasciicircum=^ infty=∞ cdot=· ' +
  'textbullet=• bullet=• rightarrow=→ to=→ leftarrow=← uparrow=↑ downarrow=↓ sqrt=√ sum=∑ int=∫ partial=∂ prime=′ S=§ P=¶ pounds=£ ' +
  'textsterling=£ euro=€ texteuro=€ textbackslash=\\ textunderscore=_ textbar=| textbraceleft={ textbraceright=} slash=/ textquotedbl=" ' +
  'quad=\u2003 qquad=\u2003 space=\u0020 textperiodcentered=· textonehalf=½ textonequarter=¼ texttwosuperior=² textthreesuperior=³ TeX=TeX LaTeX=LaTeX';

const signs: ReadonlyMap<string, string> = new Map(
  `${greekNames} ${signNames}`.split(' ').map((pair): [string, string] => {
    const cut = pair.indexOf('=');
    return [pair.slice(0, cut), pair.slice(cut + 1)];
  }),
);

/** Letters under an accent lose their dot with \i and \j. */
const undotted: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };

const accented = (_: string, accent: string, ...letters: (string | undefined)[]): string => {
  const letter = letters.slice(0, 3).find((one) => one !== undefined && one !== '') ?? '';
  const base = letter.replace('\\', '');
  return `${undotted[base] ?? base}${accents[accent] ?? ''}`.normalize('NFC');
};

/** Accent commands: \'e \'{e} \v{c} \v c \'{\i}. */
const symbolAccent = /\\([`'^~="."])\s?(?:\{\s?(\\?[A-Za-z]?)\s?\}|(\\[ij](?![A-Za-z]))|([A-Za-z]))/g;
const letterAccent =
  /\\([urHvdckb])(?:\s?\{\s?(\\?[A-Za-z]?)\s?\}|\s(\\[ij](?![A-Za-z]))|\s([A-Za-z])(?![A-Za-z]))/g;

const command = /\\([A-Za-z]{1,30})\*?(?:\s+|(?![A-Za-z]))/g;

const decode = (text: string): string =>
  text
    .replace(/\\\\(?:\[[^\]]{0,10}\])?/g, ' ')
    .replace(symbolAccent, accented)
    .replace(letterAccent, accented)
    .replace(/\\href\s?\{[^{}]{0,2000}\}/g, '')
    .replace(/\\(?:begin|end)\s?\{[^{}]{0,40}\}/g, '')
    .replace(
      /\\(?:ensuremath|mathrm|mathit|mathbf|text[a-z]{2}|emph|url|mbox|enquote|uppercase|textsuperscript|textsubscript)\s?(?=\{)/g,
      '',
    )
    .replace(command, (_, name: string) => (name === 'textasciitilde' ? '\ue002' : (signs.get(name) ?? '')))
    .replace(/\\([&%$#_{}\s,;:!/-])/g, (_, sign: string) =>
      /[{}]/.test(sign) ? (sign === '{' ? '\ue000' : '\ue001') : /[,;:!/-]/.test(sign) ? '' : sign,
    )
    // mathematics: the dollar signs, and sub- and superscript signs between them
    .replace(/\$([^$]{0,400})\$/g, (_, math: string) => math.replace(/[\^_]/g, ''))
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/(^|[^\\])~/g, '$1 ')
    .replace(/[{}]/g, '')
    .replace(/\ue000/g, '{')
    .replace(/\ue001/g, '}')
    .replace(/\ue002/g, '~');

/** On one line. */
export const latexLine = (text: string): string => plainLine(/[\\{}$~`'-]/.test(text) ? decode(text) : text);

/** With its paragraphs: a blank line, or a line break, begins a new one only where the source has a blank line. */
export const latexText = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => plainText(decode(paragraph).replace(/\s*\n\s*/g, ' ')))
    .filter((paragraph) => paragraph !== '')
    .join('\n');

/** Addresses and numbers are not text: only braces and escapes go. */
export const latexVerbatim = (text: string): string =>
  text
    .replace(/\\url\s?(?=\{)/g, '')
    .replace(/\\([_&%#~$])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
