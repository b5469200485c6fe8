import * as z from 'zod';
import { groupAuthor } from '#core/bibliography/author-names';
import { parsePartialDate } from '#core/bibliography/partial-date';
import type { ParsedRecord } from '#core/model/record-fields';
import type { Importer } from './importer';
import { classicStudy, type ClassicStudy } from './ctgov-classic-json';
import { type JsonEntry, jsonText, readJsonRecords } from './json-records';
import { emptyDraft, finishDraft, keepExtra } from './record-draft';

/** Descriptions come with Markdown's escapes, of any sign: "age \\>= 18", "\\[1\\]", "surgery \\& research". */
const unescaped = (text: string | undefined): string | null =>
  text === undefined ? null : text.replace(/\\([!-/:-@[-`{-~])/g, '$1');

const meshes = z
  .looseObject({ meshes: z.array(z.looseObject({ term: z.string().optional() })).optional() })
  .optional();

/** ClinicalTrials.gov, version 2 of its interface: a list of studies, bare or under "studies". */
const struct = z.looseObject({ date: z.string().optional() });
const protocol = z.looseObject({
  identificationModule: z.looseObject({
    nctId: z.string(),
    briefTitle: z.string().optional(),
    officialTitle: z.string().optional(),
    nctIdAliases: z.array(z.string()).optional(),
    orgStudyIdInfo: z.looseObject({ id: z.string().optional() }).optional(),
    secondaryIdInfos: z.array(z.looseObject({ id: z.string().optional() })).optional(),
  }),
  statusModule: z
    .looseObject({ studyFirstSubmitDate: z.string().optional(), startDateStruct: struct.optional() })
    .optional(),
  sponsorCollaboratorsModule: z
    .looseObject({ leadSponsor: z.looseObject({ name: z.string().optional() }).optional() })
    .optional(),
  descriptionModule: z
    .looseObject({ briefSummary: z.string().optional(), detailedDescription: z.string().optional() })
    .optional(),
  conditionsModule: z
    .looseObject({ conditions: z.array(z.string()).optional(), keywords: z.array(z.string()).optional() })
    .optional(),
  designModule: z.looseObject({ studyType: z.string().optional() }).optional(),
});
const study = z.looseObject({
  protocolSection: protocol,
  derivedSection: z
    .looseObject({ conditionBrowseModule: meshes, interventionBrowseModule: meshes })
    .optional(),
});

type Study = z.infer<typeof study>;

/** `parts`: the study's modules as the file has them, which differ from study to study: each is kept whole, under its name. */
const recordOf = (item: Study, parts: readonly JsonEntry[], first: number, last: number): ParsedRecord => {
  const draft = emptyDraft();
  const { identificationModule: identity, statusModule: status, ...modules } = item.protocolSection;
  draft.title = unescaped(identity.officialTitle ?? identity.briefTitle);
  if (identity.briefTitle && identity.briefTitle !== draft.title)
    keepExtra(draft, 'briefTitle', identity.briefTitle);
  const summary = unescaped(modules.descriptionModule?.briefSummary);
  if (summary) draft.abstracts.push(summary);
  const sponsor = groupAuthor(modules.sponsorCollaboratorsModule?.leadSponsor?.name ?? '');
  if (sponsor) draft.authors.push(sponsor);
  draft.year = parsePartialDate(status?.studyFirstSubmitDate ?? status?.startDateStruct?.date ?? '').year;
  draft.accession = identity.nctId;
  draft.registryNumbers = [
    identity.nctId,
    ...(identity.nctIdAliases ?? []),
    ...(identity.secondaryIdInfos ?? []).map((one) => one.id ?? ''),
    identity.orgStudyIdInfo?.id ?? '',
  ];
  draft.database = 'ClinicalTrials.gov';
  draft.keywords = [
    ...(modules.conditionsModule?.conditions ?? []),
    ...(modules.conditionsModule?.keywords ?? []),
    ...[item.derivedSection?.conditionBrowseModule, item.derivedSection?.interventionBrowseModule].flatMap(
      (part) => (part?.meshes ?? []).map((one) => one.term ?? ''),
    ),
  ];
  draft.publicationTypes = ['Trial registration', modules.designModule?.studyType ?? ''];
  draft.url = `https://clinicaltrials.gov/study/${identity.nctId}`;
  for (const [name, value] of parts) keepExtra(draft, name, jsonText(value));
  return finishDraft(draft, first, last);
};

const studyRecord = (item: Study, entries: readonly JsonEntry[], first: number, last: number): ParsedRecord =>
  recordOf(
    item,
    [...Object.entries(item.protocolSection), ...entries.filter(([name]) => name !== 'protocolSection')],
    first,
    last,
  );

const classicRecord = (
  { asStudy, parts }: ClassicStudy,
  entries: readonly JsonEntry[],
  first: number,
  last: number,
): ParsedRecord =>
  recordOf(asStudy, [...parts, ...entries.filter(([name]) => name !== 'Study')], first, last);

export const ctgovJson = {
  id: 'ctgov-json',
  label: 'ClinicalTrials.gov (JSON)',
  extensions: ['json'],
  recognise: (head) =>
    /^[\s\ufeff]*[[{]/.test(head) && /"[pP]rotocolSection"/.test(head) ? 'certain' : 'no',
  parse: (text, options = {}) =>
    text.slice(0, 65_536).includes('"protocolSection"')
      ? readJsonRecords(text, ['studies'], study, studyRecord, options)
      : readJsonRecords(text, ['FullStudies'], classicStudy, classicRecord, options),
} as const satisfies Importer;
