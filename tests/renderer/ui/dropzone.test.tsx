import { act } from 'react';
import { expect, test } from 'vitest';
import { Dropzone, handOver } from '../../../src-renderer/ui/dropzone';
import { render } from './render';

async function drop(files: readonly File[]): Promise<void> {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { types: ['Files'], files } });
  await act(async () => window.dispatchEvent(event));
}

const file = new File(['TY  - JOUR'], 'search.ris');

test('the page takes dropped files before the window', async () => {
  const taken: string[] = [];
  await render(<Dropzone label="Open" onFiles={() => taken.push('window')} />);
  await drop([file]);
  await render(<Dropzone label="Import" onFiles={(files) => taken.push(`page ${files[0]?.name}`)} />);
  await drop([file]);
  expect(taken).toEqual(['window', 'page search.ris']);
});

test('files handed over reach the next page that takes any, once', async () => {
  const taken: string[] = [];
  handOver([file]);
  await render(<Dropzone label="Import" onFiles={(files) => taken.push(files[0]?.name ?? '')} />);
  await render(<Dropzone label="Import" onFiles={() => taken.push('again')} />);
  expect(taken).toEqual(['search.ris']);
});
