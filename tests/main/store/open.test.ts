import { copyFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from 'vitest';
import { copyProject, createStore, openStore } from '#main/store/open';
import { verifyStore } from '#main/store/verify';
import { write } from '#main/store/write';
import { fillEmpty, importInto, record, tempFolder, tempStore, testEnv } from './temp-project';

const codeOf = (path: string, readOnly = false): string => {
  const opened = openStore(path, testEnv(), { readOnly });
  if (!opened.ok) return opened.error.code;
  opened.value.close();
  return 'opened';
};

/** A closed project with some content, and its bytes. */
const closed = (): string => {
  const store = tempStore();
  importInto(
    store,
    [1, 2, 3].map((n) => record(n)),
  );
  store.close();
  return store.path;
};

test('closing leaves one whole file that opens again', () => {
  const path = closed();
  const opened = openStore(path, testEnv());
  expect(opened.ok).toBe(true);
  if (!opened.ok) return;
  expect(opened.value.count('records')).toBe(3);
  expect(verifyStore(opened.value)).toMatchObject({ passed: true });
  opened.value.close();
});

test('a missing, an empty, a foreign and another database are told apart, and left as they are', () => {
  const folder = tempFolder();
  expect(codeOf(join(folder, 'none.ldnr'))).toBe('project-missing');
  const empty = join(folder, 'empty.ldnr');
  writeFileSync(empty, '');
  expect(codeOf(empty)).toBe('project-empty');
  const text = join(folder, 'text.ldnr');
  writeFileSync(text, 'TY  - JOUR\n'.repeat(50));
  expect(codeOf(text)).toBe('project-foreign');
  expect(readFileSync(text, 'utf8')).toBe('TY  - JOUR\n'.repeat(50));
  const other = join(folder, 'other.ldnr');
  const db = new DatabaseSync(other);
  db.exec('CREATE TABLE t(a)');
  db.close();
  expect(codeOf(other)).toBe('project-foreign');
});

test('a truncated or overwritten project is damaged, and not touched', () => {
  const path = closed();
  const whole = readFileSync(path);
  truncateSync(path, Math.floor(whole.length / 2));
  expect(codeOf(path)).toBe('project-damaged');
  const scribbled = Buffer.from(whole);
  scribbled.fill(0x41, 4096 * 2, 4096 * 6);
  writeFileSync(path, scribbled);
  expect(codeOf(path)).toBe('project-damaged');
  expect(readFileSync(path).equals(scribbled)).toBe(true);
});

test('a project of a newer version opens to read and says so; one that cannot be read is refused', () => {
  const path = closed();
  const db = new DatabaseSync(path);
  db.exec('PRAGMA user_version=99; CREATE TABLE of_the_future(x);');
  db.close();
  const opened = openStore(path, testEnv());
  expect(opened.ok).toBe(true);
  if (!opened.ok) return;
  expect(opened.value.readOnly).toContain('newer version');
  const done = write(opened.value, { kind: 'test', text: 'x', reviewer: 'ada' }, (tx) =>
    tx.remove('records', 'x'),
  );
  expect(done.ok).toBe(false);
  if (!done.ok) expect(done.error.code).toBe('read-only');
  opened.value.close();
  const again = new DatabaseSync(path);
  again.exec("UPDATE meta SET value = '99' WHERE key = 'min_reader'");
  again.close();
  expect(codeOf(path)).toBe('project-future');
});

test('a project with a trigger, a view or a table of its own is hostile', () => {
  for (const sql of [
    'CREATE TRIGGER t AFTER INSERT ON decisions BEGIN DELETE FROM decisions; END',
    'CREATE VIEW v AS SELECT * FROM decisions',
    'CREATE TABLE extra(x)',
  ]) {
    const path = closed();
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
    expect(codeOf(path)).toBe('project-hostile');
  }
});

test('a row that somebody edited by hand is found', () => {
  const path = closed();
  const db = new DatabaseSync(path);
  db.exec(`UPDATE reviewers SET doc = replace(doc, 'Ada', 'Eve')`);
  db.close();
  const opened = openStore(path, testEnv());
  expect(opened.ok && verifyStore(opened.value)).toMatchObject({ passed: false });
  if (opened.ok) opened.value.close();
});

test('a log entry that was edited or cut out is found', () => {
  for (const sql of [
    `UPDATE change_log SET text = 'other' WHERE revision = 1`,
    'DELETE FROM change_log WHERE revision = 1',
  ]) {
    const path = closed();
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
    const opened = openStore(path, testEnv());
    expect(opened.ok && verifyStore(opened.value)).toMatchObject({ passed: false });
    if (opened.ok) opened.value.close();
  }
});

test('the second who opens it to write is told who has it, and may read', () => {
  const store = tempStore();
  const second = openStore(store.path, testEnv());
  expect(second.ok).toBe(false);
  if (!second.ok) {
    expect(second.error.code).toBe('project-locked');
    expect(second.error.text).toContain(`process ${process.pid}`);
  }
  const reader = openStore(store.path, testEnv(), { readOnly: true });
  expect(reader.ok).toBe(true);
  if (reader.ok) reader.value.close();
  store.close();
  expect(codeOf(store.path)).toBe('opened');
});

test('making a project never writes over a file, and a failed start leaves nothing', () => {
  const path = closed();
  const bytes = readFileSync(path);
  expect(createStore(path, testEnv(), fillEmpty)).toMatchObject({
    ok: false,
    error: { code: 'project-exists' },
  });
  expect(readFileSync(path).equals(bytes)).toBe(true);
  const fresh = join(tempFolder(), 'new.ldnr');
  const made = createStore(fresh, testEnv(), () => ({ ok: false, error: { code: 'internal', text: 'no' } }));
  expect(made.ok).toBe(false);
  expect(codeOf(fresh)).toBe('project-missing');
});

test('a copy of a file goes on as another replica, the same file as the same', () => {
  const path = closed();
  const copy = `${path}.copy.ldnr`;
  copyFileSync(path, copy);
  const seen: string[] = [];
  const env = {
    ...testEnv(),
    replicaFor: (_id: string, where: string) => {
      seen.push(where);
      return where.endsWith('copy.ldnr') ? 'b' : 'a';
    },
  };
  const one = openStore(path, env);
  const two = openStore(copy, env);
  expect(one.ok && one.value.replica).toBe('a');
  expect(two.ok && two.value.replica).toBe('b');
  if (one.ok) one.value.close();
  if (two.ok) two.value.close();
});

test('a copy is made while the project is open, with what was committed last', () => {
  const store = tempStore();
  importInto(
    store,
    [1, 2, 3].map((n) => record(n)),
  );
  const to = join(tempFolder(), 'deep', 'copy.ldnr');
  expect(copyProject(store.path, to)).toMatchObject({ ok: true, value: to });
  const copy = openStore(to, testEnv());
  expect(copy.ok && copy.value.count('records')).toBe(3);
  expect(copy.ok && verifyStore(copy.value)).toMatchObject({ passed: true });
  if (copy.ok) copy.value.close();
});

test('copying a damaged project says so and leaves the copy that there was', () => {
  const path = closed();
  const to = join(tempFolder(), 'copy.ldnr');
  writeFileSync(to, 'yesterday');
  const scribbled = readFileSync(path);
  scribbled.fill(0x41, 4096 * 2, 4096 * 6);
  writeFileSync(path, scribbled);
  const copied = copyProject(path, to);
  expect(copied.ok ? '' : copied.error.code).toBe('project-damaged');
  expect(readFileSync(to, 'utf8')).toBe('yesterday');
});

test('a file that is as it was left is not read through to open it; any other is', () => {
  const path = closed();
  const scribbled = readFileSync(path);
  // Somewhere in the middle, where only reading all of it finds the damage.
  scribbled.fill(0x41, 8192 * 4 + 100, 8192 * 5);
  writeFileSync(path, scribbled);
  expect(codeOf(path)).toBe('project-damaged');
  const trusted = openStore(path, { ...testEnv(), isAsLeft: () => true });
  expect(trusted.ok).toBe(true);
  if (trusted.ok) trusted.value.db.close();
});

test('what was half written straight into the file when its program died is taken back, also by one who only reads', () => {
  const store = tempStore();
  importInto(store, [record(1)]);
  const before = store.db.prepare('PRAGMA journal_mode').get();
  store.writeAlone();
  expect([before, store.db.prepare('PRAGMA journal_mode').get()]).toEqual([
    { journal_mode: 'wal' },
    { journal_mode: 'delete' },
  ]);
  // so little memory that a part of the change is in the file before it is committed
  store.db.exec('PRAGMA cache_size=5');
  const left = join(tempFolder(), 'left.ldnr');
  const fields = Array.from({ length: 400 }, (_, n) => record(n + 2, { abstract: 'word '.repeat(400) }));
  const done = write(store, { kind: 'test', text: 'large', reviewer: 'ada' }, (tx) => {
    for (const [n, one] of fields.entries())
      tx.add('records', { id: `x${n}`, searchId: 's', ordinal: n, reportId: `rx${n}`, fields: one });
    for (const end of ['', '-journal']) copyFileSync(store.path + end, left + end);
    return null;
  });
  expect([done.ok, store.count('records')]).toEqual([true, 401]);
  expect(statSync(left).size).toBeGreaterThan(statSync(store.path).size / 2);
  const opened = openStore(left, testEnv(), { readOnly: true });
  if (!opened.ok) throw new Error(opened.error.text);
  expect([opened.value.count('records'), existsSync(`${left}-journal`)]).toEqual([1, false]);
  expect(verifyStore(opened.value)).toMatchObject({ passed: true });
  opened.value.close();
});

test('where somebody else has the project open, a large change goes through the log', () => {
  const store = tempStore();
  const other = openStore(store.path, testEnv(), { readOnly: true });
  if (!other.ok) throw new Error(other.error.text);
  expect(other.value.count('records')).toBe(0);
  store.writeAlone();
  expect(store.db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  importInto(store, [record(1)]);
  expect(other.value.count('records')).toBe(1);
  other.value.close();
});
