/** JSON with the keys of every object in alphabetical order, so that equal things have equal text. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
  }
  // JSON would turn these into null and make different inputs look equal.
  if (typeof value === 'number' && !Number.isFinite(value)) return `"${value}"`;
  return JSON.stringify(value) ?? 'null';
};

/** 64-bit FNV-1a over UTF-16 units, low byte first, as 16 hex digits. */
export const fnv1a64 = (text: string): string => {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < 2 * text.length; i++) {
    const unit = text.charCodeAt(i >> 1);
    low = (low ^ ((i & 1) === 0 ? unit & 0xff : unit >>> 8)) >>> 0;
    // Multiply by 2^40 + 0x1b3 in two halves; every product stays below 2^53.
    const product = low * 0x1b3;
    const carry = (product / 0x100000000) >>> 0;
    high = (Math.imul(high, 0x1b3) + carry + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
};

/** Hash of settings and inputs; the order in which inputs arrive makes no difference. */
export const hashInputs = (
  settings: unknown,
  inputs: readonly unknown[],
  leftOut: readonly unknown[],
): string => {
  const sorted = (rows: readonly unknown[]) => rows.map(canonicalJson).sort();
  return fnv1a64(
    `${canonicalJson(settings)}\n${sorted(inputs).join('\n')}\n-\n${sorted(leftOut).join('\n')}`,
  );
};
