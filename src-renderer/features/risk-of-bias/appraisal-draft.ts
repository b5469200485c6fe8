import { useEffect, useRef, useState } from 'react';
import type { AppraisalTool } from '#core/appraisal/appraisal-tool';
import type { AppError } from '#core/errors';
import { type Appraisal, appraisalId } from '#core/model/study';
import { api } from '../../bridge';
import { sameContent, saveInTurn } from '../../mirror/save-in-turn';
import type { BiasRow } from './bias-rows';

/** An appraisal with no answer yet. */
export const newAppraisal = (row: BiasRow, tool: AppraisalTool, by: string): Appraisal => ({
  id: appraisalId(row.key, tool.id, by),
  resultKey: row.key,
  studyId: row.study.id,
  tool: tool.id,
  toolVersion: tool.version,
  aim: tool.aims[0].id,
  by,
  answers: {},
  overrides: {},
  severalConcerns: null,
  severalConcernsReason: '',
  complete: false,
});

export interface AppraisalDraft {
  readonly value: Appraisal;
  readonly saved: 'saved' | 'saving' | 'new';
  readonly error: AppError | null;
  /** Each change is saved at once; anything but `complete` itself makes it incomplete again. */
  readonly change: (make: (now: Appraisal) => Appraisal) => void;
}

/** One reviewer's appraisal (or the consensus): shown as edited, saved answer by answer, so that nothing is lost. */
export function useAppraisal(row: BiasRow, tool: AppraisalTool, by: string): AppraisalDraft {
  const blank = newAppraisal(row, tool, by);
  const stored = row.appraisals.find(({ id }) => id === blank.id) ?? null;
  const [ahead, setAhead] = useState<Appraisal | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [pending, setPending] = useState(0);
  const latest = useRef<Appraisal>(stored ?? blank);
  latest.current = ahead ?? stored ?? blank;

  // Nothing is on its way: the store is what there is, also after an undo.
  useEffect(() => {
    if (pending > 0 || ahead === null) return;
    if (error !== null || (stored !== null && sameContent(stored, ahead))) return setAhead(null);
    // Saved, and the mirror is a moment behind; or changed again since, and then the store is right.
    const later = setTimeout(() => setAhead(null), 3000);
    return () => clearTimeout(later);
  }, [stored, pending, ahead, error]);

  const change = (make: (now: Appraisal) => Appraisal) => {
    const next = make(latest.current);
    latest.current = next;
    setAhead(next);
    setPending((count) => count + 1);
    void saveInTurn(
      'appraisals',
      blank.id,
      (now) => make(now ?? blank),
      (appraisal, base) => api.studies.saveAppraisal({ appraisal, base: base ?? null }),
    ).then((answer) => {
      setError(answer.ok ? null : answer.error);
      setPending((count) => count - 1);
    });
  };
  return {
    value: ahead ?? stored ?? blank,
    saved: pending > 0 ? 'saving' : stored === null ? 'new' : 'saved',
    error,
    change,
  };
}

type Make = (now: Appraisal) => Appraisal;

export const setAnswer =
  (id: string, answer: Appraisal['answers'][string]['answer']): Make =>
  (now) => ({
    ...now,
    complete: false,
    answers: { ...now.answers, [id]: { support: now.answers[id]?.support ?? '', answer } },
  });

export const setSupport =
  (id: string, support: string): Make =>
  (now) => ({
    ...now,
    answers: { ...now.answers, [id]: { answer: now.answers[id]?.answer ?? null, support } },
  });

/** A judgement of one's own for a domain or `overall`; null goes back to the proposal. */
export const setOverride =
  (id: string, override: Appraisal['overrides'][string] | null): Make =>
  (now) => {
    const { [id]: _, ...rest } = now.overrides;
    return { ...now, complete: false, overrides: override === null ? rest : { ...rest, [id]: override } };
  };

/** Answers, support and judgement of one domain, as in another appraisal with the same tool and aim. */
export const copyDomain =
  (from: Appraisal, questions: readonly string[], domainId: string): Make =>
  (now) => {
    const answers = { ...now.answers };
    for (const id of questions) {
      const given = from.answers[id];
      if (given) answers[id] = given;
      else delete answers[id];
    }
    const { [domainId]: _, ...overrides } = now.overrides;
    const override = from.overrides[domainId];
    return {
      ...now,
      complete: false,
      answers,
      overrides: override ? { ...overrides, [domainId]: override } : overrides,
    };
  };
