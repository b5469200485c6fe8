/** Text as the reader should see it: without HTML or JATS markup, with entities as characters, spaces made single. */

const named: ReadonlyMap<string, string> = new Map(
  (
    'amp=& lt=< gt=> quot=" apos=\' nbsp=\u00a0 copy=© reg=® trade=™ deg=° plusmn=± micro=µ middot=· times=× divide=÷ ' +
    'frac12=½ frac14=¼ frac34=¾ sup1=¹ sup2=² sup3=³ para=¶ sect=§ laquo=« raquo=» ndash=– mdash=— hellip=… lsquo=‘ ' +
    'rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ bull=• prime=′ Prime=″ le=≤ ge=≥ ne=≠ asymp=≈ equiv=≡ minus=− sim=∼ infin=∞ ' +
    'rarr=→ larr=← uarr=↑ darr=↓ harr=↔ radic=√ sum=∑ prod=∏ part=∂ int=∫ euro=€ pound=£ yen=¥ cent=¢ iexcl=¡ iquest=¿ ' +
    'szlig=ß aelig=æ AElig=Æ oelig=œ OElig=Œ oslash=ø Oslash=Ø aring=å Aring=Å eth=ð ETH=Ð thorn=þ THORN=Þ ' +
    'agrave=à aacute=á acirc=â atilde=ã auml=ä egrave=è eacute=é ecirc=ê euml=ë igrave=ì iacute=í icirc=î iuml=ï ' +
    'ograve=ò oacute=ó ocirc=ô otilde=õ ouml=ö ugrave=ù uacute=ú ucirc=û uuml=ü ntilde=ñ ccedil=ç yacute=ý yuml=ÿ ' +
    'Agrave=À Aacute=Á Acirc=Â Atilde=Ã Auml=Ä Egrave=È Eacute=É Ecirc=Ê Euml=Ë Igrave=Ì Iacute=Í Icirc=Î Iuml=Ï ' +
    'Ograve=Ò Oacute=Ó Ocirc=Ô Otilde=Õ Ouml=Ö Ugrave=Ù Uacute=Ú Ucirc=Û Uuml=Ü Ntilde=Ñ Ccedil=Ç Yacute=Ý ' +
    'scaron=š Scaron=Š zcaron=ž Zcaron=Ž ccaron=č Ccaron=Č cacute=ć lstrok=ł Lstrok=Ł ' +
    'alpha=α beta=β gamma=γ delta=δ epsilon=ε zeta=ζ eta=η theta=θ iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ omicron=ο ' +
    'pi=π rho=ρ sigma=σ sigmaf=ς tau=τ upsilon=υ phi=φ chi=χ psi=ψ omega=ω Alpha=Α Beta=Β Gamma=Γ Delta=Δ Theta=Θ ' +
    'Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Phi=Φ Psi=Ψ Omega=Ω thinsp=\u2009 ensp=\u2002 emsp=\u2003 shy= zwj= zwnj='
  )
    .split(' ')
    .map((pair): [string, string] => {
      const cut = pair.indexOf('=');
      return [pair.slice(0, cut), pair.slice(cut + 1)];
    }),
);

const decodeOne = (whole: string, body: string): string => {
  if (body.startsWith('#')) {
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
    const allowed = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    if (code === 9 || code === 10 || code === 13) return ' ';
    return allowed ? String.fromCodePoint(code) : whole;
  }
  return named.get(body) ?? whole;
};

const entity = /&(#\d{1,7}|#x[0-9a-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});/gi;

/** Entities as characters; text that was escaped twice ("&amp;lt;") too. Unknown entities stay as they are. */
export const decodeEntities = (text: string): string => {
  if (!text.includes('&')) return text;
  const once = text.replace(entity, decodeOne);
  return once.includes('&') && once !== text ? once.replace(entity, decodeOne) : once;
};

const inline =
  'i|b|u|em|strong|sub|sup|span|font|small|big|tt|sc|it|inf|bold|italic|underline|monospace|a|abbr|mark|q|cite|code|jats:(?:italic|bold|sub|sup|sc|underline)|mml:[a-z]{1,15}|math|mi|mo|mn|mrow|msub|msup|mtext|mspace|inline-formula|named-content|styled-content|xref|ext-link';
const block =
  'p|br|div|h[1-6]|ul|ol|li|sec|title|label|abstracttext|jats:(?:p|sec|title|list|list-item)|hr|table|tr|td|th';
const attributes =
  '(?:\\s[a-z:-]{1,30}\\s?=\\s?(?:"[^"<>]{0,300}"|\'[^\'<>]{0,300}\'|[^\\s"\'<>]{1,100})){0,8}\\s?/?';
const inlineTag = new RegExp(`</?(?:${inline})${attributes}>`, 'gi');
const blockTag = new RegExp(`</?(?:${block})${attributes}>`, 'gi');

/** Known markup goes, anything else between angle brackets ("p < 0.05 and n > 3") stays. */
export const stripMarkup = (text: string): string =>
  text.includes('<') ? text.replace(inlineTag, '').replace(blockTag, '\n') : text;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff\ufffe\uffff]/g;

/** Anything that is more than plain ASCII with single spaces; most fields have nothing of it and need no work. */
const special = /[^ -%'-;=-~]/;
const isPlain = (text: string): boolean => !special.test(text) && !text.includes('  ');

/** Plain text on one line. */
export const plainLine = (text: string): string => (isPlain(text) ? text.trim() : plainLineOf(text));

const plainLineOf = (text: string): string =>
  stripMarkup(decodeEntities(text))
    .replace(controls, '')
    .replace(/[^\S ]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .normalize('NFC');

/** Plain text with its paragraphs kept, one a line. */
export const plainText = (text: string): string => (isPlain(text) ? text.trim() : plainTextOf(text));

const plainTextOf = (text: string): string =>
  stripMarkup(decodeEntities(text))
    .replace(controls, '')
    .replace(/[^\S\n ]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim()
    .normalize('NFC');
