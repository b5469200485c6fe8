const labels: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252 (Latin-1)',
  macintosh: 'MacRoman',
};

/** An encoding as people know it, from its WHATWG name. */
export const encodingLabel = (encoding: string): string => labels[encoding] ?? encoding.toUpperCase();

/** "RIS, UTF-8"; a workbook has no encoding of its own. */
export const formatAndEncoding = (format: string, encoding: string): string =>
  encoding === 'binary' ? format : `${format}, ${encodingLabel(encoding)}`;
