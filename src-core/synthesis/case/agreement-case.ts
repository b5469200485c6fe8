import * as z from 'zod';
import type { AppError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { cohenKappa, type Kappa, linear, pabak, quadratic } from '../../screening/agreement/kappa';
import {
  fleissKappa,
  gwetAc1,
  krippendorffAlpha,
  meanAgreement,
} from '../../screening/agreement/many-raters';
import { countPatterns, crossTable, type Ratings } from '../../screening/agreement/ratings';
import { misfit, number, numbers, type Output, type OutputObject } from './output';

const ratingsSchema = z
  .looseObject({
    id: z.string().optional(),
    categories: z.array(z.string()).min(2, 'at least two categories are needed'),
    raters: z.array(z.string()).min(2, 'at least two raters are needed'),
    patterns: z.array(z.object({ ratings: z.array(z.string().nullable()), n: z.number().int().min(0) })),
  })
  .superRefine(({ categories, raters, patterns }, context) => {
    const say = (path: readonly (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    const known = new Set(categories);
    if (known.size < categories.length) say(['categories'], 'a category is named twice');
    if (new Set(raters).size < raters.length) say(['raters'], 'a rater is named twice');
    patterns.forEach(({ ratings }, i) => {
      const path = ['patterns', i, 'ratings'];
      if (ratings.length !== raters.length)
        say(
          path,
          `${ratings.length} ratings of ${raters.length} raters; null stands for one that is missing`,
        );
      const odd = ratings.find((rating) => rating !== null && !known.has(rating));
      if (odd !== undefined) say(path, `"${odd}" is none of the categories`);
    });
  });

/** Agreement of raters in the shape of its reference cases; `bad-request` says which pattern cannot be. */
export const agreementCase = (input: unknown): Result<OutputObject, AppError> => {
  const parsed = ratingsSchema.safeParse(input);
  if (!parsed.success) return err(misfit('agreement case', parsed.error));
  const { id, categories, raters, patterns } = parsed.data;
  const ratings: Ratings = { categories, raters, patterns };
  return ok({
    ...(id === undefined ? {} : { id }),
    categories,
    raters,
    results: { ...headBlock(ratings), ...manyRatersBlock(ratings) },
  });
};

const kappaFields = (kappa: Kappa): OutputObject => ({
  po: number(kappa.observed),
  pe: number(kappa.expected),
  kappa: number(kappa.kappa),
  se: number(kappa.se),
  se0: number(kappa.seIndependent),
  'ci.lb': number(kappa.low),
  'ci.ub': number(kappa.high),
});

const pairBlock = (ratings: Ratings, first: number, second: number): OutputObject => {
  const table = crossTable(ratings, first, second);
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  const plain = cohenKappa(table);
  const size = ratings.categories.length;
  if (plain === null) return { n, table: table.map(numbers), po: null };
  const weightedBlock = (weights: typeof linear): Output => {
    const kappa = cohenKappa(table, weights);
    return kappa === null ? null : kappaFields(kappa);
  };
  const adjusted = pabak(plain.observed, size, n);
  return {
    n,
    table: table.map(numbers),
    po: number(plain.observed),
    kappa: kappaFields(plain),
    ...(size > 2
      ? { 'weighted.linear': weightedBlock(linear), 'weighted.quadratic': weightedBlock(quadratic) }
      : {}),
    pabak: { value: number(adjusted.value), se: number(adjusted.se) },
  };
};

const headBlock = (ratings: Ratings): OutputObject => {
  const { patterns, raters } = ratings;
  const count = (which: typeof patterns) => which.reduce((sum, { n }) => sum + n, 0);
  const complete = patterns.filter((pattern) => pattern.ratings.every((rating) => rating !== null));
  const head = { units: count(patterns), complete: count(complete) };
  if (raters.length === 2) return { ...head, ...pairBlock(ratings, 0, 1) };
  const pairs = raters.flatMap((_, first) =>
    raters.slice(first + 1).map((__, place) => {
      const second = first + 1 + place;
      return { raters: [raters[first]!, raters[second]!], ...pairBlock(ratings, first, second) };
    }),
  );
  const alike = complete.filter((pattern) => new Set(pattern.ratings).size === 1);
  return {
    ...head,
    allAgree: number(count(complete) === 0 ? null : count(alike) / count(complete)),
    meanPairwise: number(meanAgreement(countPatterns(ratings))),
    pairs,
    light: number(lightKappa(ratings)),
  };
};

/** Mean of the pairs' kappas. Light (1971), Psychol Bull 76:365-377. */
const lightKappa = (ratings: Ratings): number | null => {
  const kappas = ratings.raters.flatMap((_, first) =>
    ratings.raters.slice(first + 1).map((__, place) => {
      const kappa = cohenKappa(crossTable(ratings, first, first + 1 + place));
      return kappa === null ? Number.NaN : kappa.kappa;
    }),
  );
  return kappas.length === 0 ? null : kappas.reduce((sum, kappa) => sum + kappa, 0) / kappas.length;
};

const manyRatersBlock = (ratings: Ratings): OutputObject => {
  const counted = countPatterns(ratings);
  const size = ratings.categories.length;
  const ac1 = gwetAc1(counted, size);
  const alpha = krippendorffAlpha(counted, size);
  const fleiss = fleissKappa(counted, size, ratings.raters.length);
  return {
    ac1:
      ac1 === null
        ? null
        : {
            pa: number(ac1.observed),
            pe: number(ac1.expected),
            value: number(ac1.value),
            se: number(ac1.se),
            df: ac1.df,
            'ci.lb': number(ac1.low),
            'ci.ub': number(ac1.high),
            n: ac1.n,
            n2: ac1.n2,
          },
    alpha:
      alpha === null
        ? null
        : {
            value: number(alpha.value),
            Do: number(alpha.observedDisagreement),
            De: number(alpha.expectedDisagreement),
            units: alpha.units,
            pairable: alpha.pairable,
          },
    fleiss:
      fleiss === null
        ? null
        : {
            value: number(fleiss.value),
            Pbar: number(fleiss.observed),
            Pe: number(fleiss.expected),
            se0: number(fleiss.se),
            z: number(fleiss.z),
            n: fleiss.n,
          },
  };
};
