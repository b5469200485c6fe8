import { expect, test } from 'vitest';
import { appError, errorCodes } from '#core/errors';
import { errorMessages } from '../../../src-renderer/messages/errors';
import { ErrorNote } from '../../../src-renderer/ui/error-note';
import { render } from '../ui/render';

test('every error code says what happened, what is safe and what to do, as sentences', () => {
  for (const code of errorCodes) {
    const { title, safe, next } = errorMessages[code];
    expect(title, code).toMatch(/^[A-Z][^.]+$/);
    expect(safe, code).toMatch(/^[A-Z].+\.$/);
    expect(next, code).toMatch(/^[A-Z].+\.$/);
  }
});

test('an error note names the place', async () => {
  const box = await render(
    <ErrorNote
      error={appError('format-malformed', 'A record has no end.', { where: { file: 'a.ris', line: 12 } })}
    />,
  );
  expect(box.querySelector('[role=alert]')?.textContent).toContain('A record has no end. (a.ris, line 12)');
});
