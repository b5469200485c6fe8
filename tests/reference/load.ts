import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export const object = (value: Json | undefined): JsonObject => {
  if (!isObject(value)) throw new Error('not an object');
  return value;
};

export const list = (value: Json | undefined): readonly Json[] => {
  if (!isList(value)) throw new Error('not a list');
  return value;
};

export const load = (path: string): JsonObject => object(JSON.parse(readFileSync(folder + path, 'utf8')));

/** All reference cases of a folder, by id. */
export const loadAll = (path: string): readonly JsonObject[] =>
  readdirSync(folder + path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => load(`${path}/${name}`));
