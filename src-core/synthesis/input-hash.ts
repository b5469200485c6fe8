/** Fields in alphabetical order; those that are undefined are left out. */
const writtenFields = (value: object): string => {
  const names = Object.keys(value).sort();
  let text = '';
  for (const name of names) {
    const field: unknown = Reflect.get(value, name);
    if (field !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
};

/**
 * JSON with the keys of every object in alphabetical order, so that equal things have equal text. NaN and infinities by name: JSON would turn these into
 * null and make different inputs look equal.
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return writtenFields(value);
  return JSON.stringify(value) ?? 'null';
};

/** The last mixing of MurmurHash3 (Appleby 2011), after which every bit depends on all. */
const mixed = (hash: number): string => {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, '0');
};

/**
 * 64 bits of a text as 16 hex digits: two runs of FNV-1a (Fowler, Noll & Vo 1991) over its UTF-16 units with different factors. It tells changed inputs
 * from the same ones; against forgery it does nothing.
 */
export const textHash = (text: string): string => {
  let first = 0x811c9dc5 | 0;
  let second = 0x9747b28c | 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x5bd1e995);
  }
  return mixed(first) + mixed(second);
};

/** Hash of settings and inputs; the order in which inputs arrive makes no difference. */
export const hashInputs = (
  settings: unknown,
  inputs: readonly unknown[],
  leftOut: readonly unknown[],
): string => {
  const sorted = (rows: readonly unknown[]) => rows.map(canonicalJson).sort();
  return textHash(
    `${canonicalJson(settings)}\n${sorted(inputs).join('\n')}\n-\n${sorted(leftOut).join('\n')}`,
  );
};
