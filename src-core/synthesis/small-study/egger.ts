import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { orthonormalise } from '../../stats/orthonormal';
import { criticalValue, type PoolOptions } from '../pool';
import { type Coefficient, fitRegression } from '../regression';

export interface EggerTest {
  /** Coefficient of the predictor: Egger's intercept for `sei`. */
  readonly bias: Coefficient;
  /** The effect as the standard error goes to zero. */
  readonly limit: Coefficient;
  readonly df: number | null;
  readonly tau2: number;
  /** Residual variance of the linear form; null for the meta-regression form. */
  readonly sigma2: number | null;
}

const sameErrors = appError(
  'not-estimable',
  'All studies have the same standard error: there are no smaller and larger studies to compare.',
);

/**
 * Regression test for funnel-plot asymmetry as a meta-regression on the standard error (`sei`: Sterne & Egger 2005, in Rothstein et al.,
 * ch. 6; PET) or on the variance (`vi`: PEESE, Stanley & Doucouliagos 2014, Res Synth Methods 5:60-78).
 */
export const eggerRegression = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
  predictor: 'sei' | 'vi' = 'sei',
): Result<EggerTest, AppError> => {
  if (yi.length < 3)
    return err(appError('too-few-studies', 'The regression test needs at least three studies.'));
  const values = predictor === 'sei' ? vi.map(Math.sqrt) : vi;
  if (orthonormalise([vi.map(() => 1), values]) === null) return err(sameErrors);
  const fit = fitRegression(yi, vi, [{ name: predictor, values }], { ...options, intercept: true });
  if (!fit.ok) return fit;
  const [limit, bias] = fit.value.coefficients;
  return ok({ bias: bias!, limit: limit!, df: fit.value.df, tau2: fit.value.tau2, sigma2: null });
};

/**
 * Egger's linear form: weighted regression of the effect on its standard error with the residual variance estimated, t with k-2 degrees
 * of freedom. Egger et al. (1997), BMJ 315:629-634. It is the common-effect meta-regression with the standard errors scaled by sigma.
 */
export const eggerLinear = (
  yi: readonly number[],
  vi: readonly number[],
  level: number,
): Result<EggerTest, AppError> => {
  const fit = eggerRegression(yi, vi, { method: 'EE', test: 'knha', level });
  if (!fit.ok) return fit;
  const plain = eggerRegression(yi, vi, { method: 'EE', test: 'wald', level });
  if (!plain.ok) return plain;
  const sigma2 = (fit.value.bias.se / plain.value.bias.se) ** 2;
  return ok({ ...fit.value, sigma2 });
};

export interface PetPeese {
  readonly pet: EggerTest;
  readonly peese: EggerTest;
  /** PEESE when PET finds an effect (one-sided 5 %, in the direction of the effect), else PET. */
  readonly chosen: 'pet' | 'peese';
  /** The effect of the chosen one as the standard error goes to zero. */
  readonly estimate: Coefficient;
}

/** The conditional estimator: Stanley & Doucouliagos (2014), section 3. */
export const petPeese = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
): Result<PetPeese, AppError> => {
  const pet = eggerRegression(yi, vi, options, 'sei');
  if (!pet.ok) return pet;
  const peese = eggerRegression(yi, vi, options, 'vi');
  if (!peese.ok) return peese;
  const beyond = Math.abs(pet.value.limit.statistic) > criticalValue(90, pet.value.df);
  const chosen = beyond ? peese : pet;
  return ok({
    pet: pet.value,
    peese: peese.value,
    chosen: beyond ? 'peese' : 'pet',
    estimate: chosen.value.limit,
  });
};
