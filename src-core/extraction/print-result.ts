import type { Effect, ResultArm, StudyResult } from '../model/study';
import { entered } from './checks/printed';

/** A number as it was entered: no digit more than the source printed, with a true minus sign. */
export const asEntered = (value: number): string => entered(value);

/** One arm as a journal would print it; empty when nothing is known. */
export function printArm(arm: ResultArm): string {
  const { n, events, percent, mean, sd, spreadReported } = arm;
  const of = n === null ? '' : ` (n ${asEntered(n)})`;
  if (events !== null) {
    const share = percent === null ? '' : ` (${asEntered(percent)} %)`;
    return n === null ? `${asEntered(events)}${share}` : `${asEntered(events)}/${asEntered(n)}${share}`;
  }
  if (mean !== null) {
    const printed = entered(mean, arm.meanDecimals);
    if (sd !== null)
      return `${printed} (SD ${entered(sd, arm.sdDecimals)})${n === null ? '' : `, n ${asEntered(n)}`}`;
    if (spreadReported !== null) return `${printed} ± ${asEntered(spreadReported)}${of}`;
    return `${printed}${of}`;
  }
  if (percent !== null) return `${asEntered(percent)} %${of}`;
  if (arm.note !== '') return arm.note.replace(/\.$/, '');
  return n === null ? '' : `n ${asEntered(n)}`;
}

/** The effect as printed: measure, estimate, interval, else standard error, P. Empty when nothing is known. */
export function printEffect(effect: Effect): string {
  const { estimate, ciLow, ciHigh, se, p, pText, measure, label, level = 95 } = effect;
  const name = measure === 'other' ? label : measure;
  const parts: string[] = [];
  if (estimate !== null) parts.push(name === '' ? asEntered(estimate) : `${name} ${asEntered(estimate)}`);
  if (ciLow !== null && ciHigh !== null)
    parts.push(`${level === 95 ? '' : `${level}% CI `}[${asEntered(ciLow)}, ${asEntered(ciHigh)}]`);
  else if (se !== null) parts.push(`(SE ${asEntered(se)})`);
  const pPart = pText !== '' ? pText : p === null ? '' : `P = ${asEntered(p)}`;
  const numbers = parts.join(' ');
  if (numbers === '') return pPart === '' ? '' : name === '' ? pPart : `${name} not given, ${pPart}`;
  return pPart === '' ? numbers : `${numbers}, ${pPart}`;
}

const byRole = (result: StudyResult, role: ResultArm['role']): string =>
  result.arms
    .filter((arm) => arm.role === role)
    .map(printArm)
    .filter((text) => text !== '')
    .join('; ');

/** What a list shows of a result: both sides and the effect. */
export const printResult = (
  result: StudyResult,
): { readonly intervention: string; readonly comparator: string; readonly effect: string } => ({
  intervention: [byRole(result, 'intervention'), byRole(result, 'other')].filter((t) => t !== '').join('; '),
  comparator: byRole(result, 'comparator'),
  effect: result.effect === null ? '' : printEffect(result.effect),
});
