import betainc from '@stdlib/math-base-special-betainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import { gaussLegendre, integrate } from './gauss-legendre';

const halfLog2Pi = 0.9189385332046727;

/** ln Gamma(a) less its Stirling formula; the asymptotic series where the difference would cancel. */
export const stirlingRest = (a: number): number => {
  if (a < 15) return gammaln(a) - (a - 0.5) * Math.log(a) + a - halfLog2Pi;
  const u = 1 / (a * a);
  return (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u * (1 / 1680 - u * (1 / 1188 - (u * 691) / 360360))))) / a;
};

/** ln(value / reference), by way of the relative change where the two are close. */
const logOnePlus = (change: number, value: number, reference: number): number =>
  Math.abs(change) < 0.5 ? Math.log1p(change) : Math.log(value / reference);

/**
 * x^a y^b / B(a, b) for y = 1 - x, which is the derivative of I_x(a, b) with respect to the logit of x. Written around its peak, so
 * that no digits are lost for large a and b: Didonato & Morris (1992), ACM Trans Math Softw 18:360-373, section 9.
 */
export const betaPower = (x: number, y: number, a: number, b: number): number => {
  const n = a + b;
  // The distance from the peak, from whichever of x and y is the smaller: taken once, its rounding cancels between the two terms.
  const distance = x <= y ? x - a / n : b / n - y;
  const exponent =
    a * logOnePlus(distance / (a / n), x, a / n) + b * logOnePlus(-distance / (b / n), y, b / n);
  const rest = stirlingRest(a) + stirlingRest(b) - stirlingRest(n);
  return Math.exp(exponent - rest - halfLog2Pi) * Math.sqrt((a / n) * b);
};

const rule = gaussLegendre(20);

/**
 * Integral of betaPower over the logit of x from the given point outward, left or right: a tail that is not taken as one minus the
 * other. Panels are as wide as the local slope and the width of the peak allow; 20 points each are exact to rounding.
 */
const tailIntegral = (x: number, y: number, a: number, b: number, direction: -1 | 1): number => {
  const odds = x / y;
  const peak = Math.sqrt((a / (a + b)) * b);
  const power = (shift: number): number => {
    const ratio = odds * Math.exp(direction * shift);
    return betaPower(ratio / (1 + ratio), 1 / (1 + ratio), a, b);
  };
  let [total, at] = [0, 0];
  for (let panel = 0; panel < 2000; panel++) {
    const ratio = odds * Math.exp(direction * at);
    const slope = Math.abs((a - b * ratio) / (1 + ratio));
    const width = Math.min(1, 4 / slope, 2 / peak);
    const part = integrate(power, at, at + width, rule);
    total += part;
    at += width;
    if (part < 1e-18 * total || total === 0) break;
  }
  return total;
};

/** Beyond this shape the library's fraction and series lose digits, and the integral is taken instead. */
const large = 60;

/** Regularised incomplete beta I_x(a, b), y = 1 - x given as well so that neither is the other's rounding. */
export const betaLower = (x: number, y: number, a: number, b: number): number => {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (a > large || b > large) {
    const leftOfPeak = a * y > b * x;
    return leftOfPeak ? tailIntegral(x, y, a, b, -1) : 1 - tailIntegral(x, y, a, b, 1);
  }
  const direct = x <= y ? betainc(x, a, b, true, false) : betainc(y, b, a, true, true);
  // Where the library runs out of range the integral goes on.
  return direct > 1e-200 ? direct : tailIntegral(x, y, a, b, -1);
};

/** 1 - I_x(a, b), computed on its own. */
export const betaUpper = (x: number, y: number, a: number, b: number): number => betaLower(y, x, b, a);
