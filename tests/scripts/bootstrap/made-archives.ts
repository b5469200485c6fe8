import { crc32, deflateRawSync } from 'node:zlib';

export interface MadeEntry {
  readonly name: string;
  readonly content: string;
  readonly stored?: boolean;
  readonly mode?: number;
  /** To make a damaged archive. */
  readonly crc?: number;
}

/** A small zip archive, written by the format's description and independently of the reader. */
export function makeZip(entries: readonly MadeEntry[], comment = ''): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content);
    const packed = entry.stored ? content : deflateRawSync(content);
    // Version needed, flags, method, time, date, CRC, sizes, lengths of name and extra: the same in both places.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(entry.stored ? 0 : 8, 4);
    facts.writeUInt32LE(entry.crc ?? crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt16LE(entry.mode ?? 0o100644, 6 + 2);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), facts, place, name]));
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...files, listing, end, Buffer.from(comment)]);
}

/** A small tar archive (ustar). */
export function makeTar(
  entries: readonly { name: string; content: Buffer; prefix?: string; type?: string }[],
): Buffer {
  const blocks = entries.flatMap((entry) => {
    const header = Buffer.alloc(512);
    header.write(entry.name, 0);
    header.write('0000644\0', 100);
    header.write(`${entry.content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write(' '.repeat(8), 148);
    header.write(entry.type ?? '0', 156);
    header.write('ustar\x0000', 257);
    header.write(entry.prefix ?? '', 345);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, entry.content, Buffer.alloc((512 - (entry.content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
