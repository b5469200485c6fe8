import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

/** Draws resources/icon.png (512 x 512) from resources/icon.svg. */
const place = (/** @type {string} */ name) => new URL(`../resources/${name}`, import.meta.url);
const png = new Resvg(readFileSync(place('icon.svg'), 'utf8'), { fitTo: { mode: 'width', value: 512 } })
  .render()
  .asPng();
writeFileSync(place('icon.png'), png);
