import { describe, expect, test } from 'vitest';
import { type KeyPress, keyCaps, pressed } from '../../../src-renderer/ui/keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('pressed', () => {
  test('a letter is the key without any modifier', () => {
    expect(pressed(press('i'), 'I')).toBe(true);
    expect(pressed(press('I', { shiftKey: true }), 'I')).toBe(false);
    expect(pressed(press('i', { ctrlKey: true }), 'I')).toBe(false);
    expect(pressed(press('e'), 'I')).toBe(false);
  });

  test('modifiers are wanted exactly', () => {
    expect(pressed(press('z', { ctrlKey: true }), 'Mod+Z')).toBe(true);
    expect(pressed(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z')).toBe(false);
    expect(pressed(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z')).toBe(true);
    expect(pressed(press('z', { ctrlKey: true, altKey: true }), 'Mod+Z')).toBe(false);
  });

  test('a sign is taken however it is typed', () => {
    expect(pressed(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(pressed(press('?'), '?')).toBe(true);
    expect(pressed(press('/'), '/')).toBe(true);
  });

  test('plus works with and without Shift, and digits by their place', () => {
    expect(pressed(press('=', { ctrlKey: true }), 'Mod++')).toBe(true);
    expect(pressed(press('+', { ctrlKey: true, shiftKey: true }), 'Mod++')).toBe(true);
    expect(pressed(press('&', { ctrlKey: true, code: 'Digit1' }), 'Mod+1')).toBe(true);
    expect(pressed(press('2', { ctrlKey: true, code: 'Digit2' }), 'Mod+1')).toBe(false);
  });
});

test('key caps are what is printed on the keys', () => {
  expect(keyCaps('Mod+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyCaps('Mod++')).toEqual(['Ctrl', '+']);
  expect(keyCaps('+')).toEqual(['+']);
  expect(pressed(press('+', { shiftKey: true }), '+')).toBe(true);
  expect(keyCaps('ArrowLeft')).toEqual(['←']);
});

test('with Caps Lock a letter is the same key, and Shift still makes another of it', () => {
  expect(pressed(press('E'), 'E')).toBe(true);
  expect(pressed(press('s', { shiftKey: true }), 'Shift+S')).toBe(true);
  expect(pressed(press('s', { shiftKey: true }), 'S')).toBe(false);
  expect(pressed(press('Z', { ctrlKey: true }), 'Mod+Z')).toBe(true);
});
