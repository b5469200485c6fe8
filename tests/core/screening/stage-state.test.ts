import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Verdict } from '#core/model/report';
import { verdicts } from '#core/model/report';
import { type StageState, stageState, type Vote, visibleStage } from '#core/screening/stage-state';

const i: Verdict = 'include';
const e: Verdict = 'exclude';
const m: Verdict = 'maybe';

const cases: readonly (readonly [readonly Verdict[], number, 'include' | 'exclude' | null, StageState])[] = [
  // One vote is enough.
  [[], 1, null, 'open'],
  [[i], 1, null, 'in'],
  [[m], 1, null, 'in'],
  [[e], 1, null, 'out'],
  // Two votes: the first alone decides nothing.
  [[], 2, null, 'open'],
  [[i], 2, null, 'partial'],
  [[m], 2, null, 'partial'],
  [[e], 2, null, 'partial'],
  // Two votes that agree: include and maybe both send on.
  [[i, i], 2, null, 'in'],
  [[i, m], 2, null, 'in'],
  [[m, m], 2, null, 'in'],
  [[e, e], 2, null, 'out'],
  // Two votes that do not.
  [[i, e], 2, null, 'conflict'],
  [[m, e], 2, null, 'conflict'],
  // More votes than are needed: everybody still has to agree.
  [[i, e], 1, null, 'conflict'],
  [[i, i], 1, null, 'in'],
  [[i, m, e], 2, null, 'conflict'],
  [[e, e, e], 2, null, 'out'],
  // Three votes are needed: disagreement waits for the third.
  [[i, e], 3, null, 'partial'],
  [[i, e, e], 3, null, 'conflict'],
  [[i, m, m], 3, null, 'in'],
  // A resolution beats the votes, whatever they are and however many.
  [[i, e], 2, 'include', 'in'],
  [[i, e], 2, 'exclude', 'out'],
  [[e, e], 2, 'include', 'in'],
  [[i, i, i], 2, 'exclude', 'out'],
  [[], 2, 'include', 'in'],
];

for (const [votes, needed, resolved, expected] of cases) {
  const settled = resolved === null ? '' : `, resolved as ${resolved}`;
  test(`${votes.join(' + ') || 'no vote'} of ${needed} needed${settled}: ${expected}`, () => {
    expect(stageState(votes, needed, resolved)).toBe(expected);
    expect(stageState([...votes].reverse(), needed, resolved)).toBe(expected);
  });
}

const verdict = fc.constantFrom(...verdicts);
const cast = fc.uniqueArray(
  fc.record({
    reviewerId: fc.constantFrom('a', 'b', 'c', 'd'),
    verdict: fc.option(verdict, { nil: null }),
  }),
  { selector: (v) => v.reviewerId },
);
const needed = fc.integer({ min: 2, max: 4 });
const withoutViewer = (votes: readonly Vote[]): readonly Vote[] => votes.filter((v) => v.reviewerId !== 'a');

test('a blind stage shows the same to who has not voted, whatever the others did', () => {
  fc.assert(
    fc.property(cast, needed, (votes, n) => {
      const seen = visibleStage(withoutViewer(votes), { votes: n, blind: true }, 'a', null);
      expect(seen).toEqual({ state: 'open', mine: null, others: [] });
    }),
  );
});

test('a blind stage that still lacks votes shows the same to who has voted, whatever the others did', () => {
  fc.assert(
    fc.property(cast, needed, verdict, (votes, n, own) => {
      const others = withoutViewer(votes).filter((v) => v.verdict !== null);
      fc.pre(others.length + 1 < n);
      const all = [{ reviewerId: 'a', verdict: own }, ...others];
      const seen = visibleStage(all, { votes: n, blind: true }, 'a', null);
      expect(seen).toEqual({ state: 'partial', mine: own, others: [] });
    }),
  );
});

test('with enough votes, or a resolution, or no blinding, the true state and every vote show', () => {
  fc.assert(
    fc.property(
      cast,
      needed,
      verdict,
      fc.constantFrom('include' as const, 'exclude' as const, null),
      fc.boolean(),
      (votes, n, own, resolved, blind) => {
        const others = withoutViewer(votes);
        const all: Vote[] = [{ reviewerId: 'a', verdict: own }, ...others];
        const given = all.flatMap((v) => (v.verdict === null ? [] : [v.verdict]));
        fc.pre(resolved !== null || !blind || given.length >= n);
        const seen = visibleStage(all, { votes: n, blind }, 'a', resolved);
        expect(seen.state).toBe(stageState(given, n, resolved));
        expect(seen.mine).toBe(own);
        expect(seen.others).toEqual(others.filter((v) => v.verdict !== null));
      },
    ),
  );
});

test('a stage of one vote hides nothing: there is nobody to be blind to', () => {
  const seen = visibleStage([{ reviewerId: 'b', verdict: e }], { votes: 1, blind: true }, 'a', null);
  expect(seen).toEqual({ state: 'out', mine: null, others: [{ reviewerId: 'b', verdict: e }] });
});

test('a note without a verdict is no vote', () => {
  const votes: Vote[] = [
    { reviewerId: 'a', verdict: i },
    { reviewerId: 'b', verdict: null },
  ];
  expect(visibleStage(votes, { votes: 2, blind: true }, 'a', null).state).toBe('partial');
  expect(visibleStage([{ reviewerId: 'a', verdict: null }], { votes: 1, blind: true }, 'a', null)).toEqual({
    state: 'open',
    mine: null,
    others: [],
  });
});
