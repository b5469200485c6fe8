import * as z from 'zod';

const text = z.string().optional();
const texts = z.array(z.string()).optional();

/** Version 1 of ClinicalTrials.gov's interface, switched off in 2024: other names for the same modules, and every list within an object. */
const section = z.looseObject({
  IdentificationModule: z.looseObject({
    NCTId: z.string(),
    BriefTitle: text,
    OfficialTitle: text,
    NCTIdAliasList: z.looseObject({ NCTIdAlias: texts }).optional(),
    OrgStudyIdInfo: z.looseObject({ OrgStudyId: text }).optional(),
    SecondaryIdInfoList: z
      .looseObject({ SecondaryIdInfo: z.array(z.looseObject({ SecondaryId: text })).optional() })
      .optional(),
  }),
  StatusModule: z
    .looseObject({
      StudyFirstSubmitDate: text,
      StartDateStruct: z.looseObject({ StartDate: text }).optional(),
    })
    .optional(),
  SponsorCollaboratorsModule: z
    .looseObject({ LeadSponsor: z.looseObject({ LeadSponsorName: text }).optional() })
    .optional(),
  DescriptionModule: z.looseObject({ BriefSummary: text }).optional(),
  ConditionsModule: z
    .looseObject({
      ConditionList: z.looseObject({ Condition: texts }).optional(),
      KeywordList: z.looseObject({ Keyword: texts }).optional(),
    })
    .optional(),
  DesignModule: z.looseObject({ StudyType: text }).optional(),
});

const conditionMeshes = z
  .looseObject({ ConditionMesh: z.array(z.looseObject({ ConditionMeshTerm: text })).optional() })
  .optional();
const interventionMeshes = z
  .looseObject({ InterventionMesh: z.array(z.looseObject({ InterventionMeshTerm: text })).optional() })
  .optional();
const derived = z
  .looseObject({
    ConditionBrowseModule: z.looseObject({ ConditionMeshList: conditionMeshes }).optional(),
    InterventionBrowseModule: z.looseObject({ InterventionMeshList: interventionMeshes }).optional(),
  })
  .optional();

type Section = z.infer<typeof section>;

const protocolOf = ({ IdentificationModule: identity, StatusModule: status, ...modules }: Section) => ({
  identificationModule: {
    nctId: identity.NCTId,
    briefTitle: identity.BriefTitle,
    officialTitle: identity.OfficialTitle,
    nctIdAliases: identity.NCTIdAliasList?.NCTIdAlias,
    orgStudyIdInfo: { id: identity.OrgStudyIdInfo?.OrgStudyId },
    secondaryIdInfos: identity.SecondaryIdInfoList?.SecondaryIdInfo?.map((one) => ({ id: one.SecondaryId })),
  },
  statusModule: {
    studyFirstSubmitDate: status?.StudyFirstSubmitDate,
    startDateStruct: { date: status?.StartDateStruct?.StartDate },
  },
  sponsorCollaboratorsModule: {
    leadSponsor: { name: modules.SponsorCollaboratorsModule?.LeadSponsor?.LeadSponsorName },
  },
  descriptionModule: { briefSummary: modules.DescriptionModule?.BriefSummary },
  conditionsModule: {
    conditions: modules.ConditionsModule?.ConditionList?.Condition,
    keywords: modules.ConditionsModule?.KeywordList?.Keyword,
  },
  designModule: { studyType: modules.DesignModule?.StudyType },
});

const meshes = (terms: readonly (string | undefined)[] | undefined) => ({
  meshes: (terms ?? []).map((term) => ({ term })),
});

/** A study of version 1 in the form of version 2, with its modules as the file has them. */
export const classicStudy = z
  .looseObject({ Study: z.looseObject({ ProtocolSection: section, DerivedSection: derived }) })
  .transform(({ Study: { ProtocolSection: protocol, DerivedSection: further, ...rest } }) => ({
    asStudy: {
      protocolSection: protocolOf(protocol),
      derivedSection: {
        conditionBrowseModule: meshes(
          further?.ConditionBrowseModule?.ConditionMeshList?.ConditionMesh?.map(
            (one) => one.ConditionMeshTerm,
          ),
        ),
        interventionBrowseModule: meshes(
          further?.InterventionBrowseModule?.InterventionMeshList?.InterventionMesh?.map(
            (one) => one.InterventionMeshTerm,
          ),
        ),
      },
    },
    parts: [
      ...Object.entries(protocol),
      ...Object.entries(rest),
      ...(further === undefined ? [] : [['DerivedSection', further] as const]),
    ],
  }));
export type ClassicStudy = z.infer<typeof classicStudy>;
