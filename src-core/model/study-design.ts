/** Designs of the studies that a review of LDN meets, from randomised trials to single cases. */
export const studyDesigns = [
  { id: 'rct-parallel', label: 'Randomised, parallel groups', randomised: true },
  { id: 'rct-crossover', label: 'Randomised crossover', randomised: true },
  { id: 'rct-cluster', label: 'Cluster-randomised', randomised: true },
  { id: 'non-randomised-crossover', label: 'Crossover, not randomised', randomised: false },
  { id: 'non-randomised-controlled', label: 'Controlled, not randomised', randomised: false },
  { id: 'single-arm', label: 'Single arm', randomised: false },
  { id: 'before-after', label: 'Before-after', randomised: false },
  { id: 'dose-finding', label: 'Dose finding', randomised: false },
  { id: 'cohort', label: 'Cohort', randomised: false },
  { id: 'case-control', label: 'Case-control', randomised: false },
  { id: 'case-series', label: 'Case series', randomised: false },
  { id: 'case-report', label: 'Case report', randomised: false },
  { id: 'cross-sectional', label: 'Survey or cross-sectional', randomised: false },
  { id: 'drug-utilisation', label: 'Drug utilisation', randomised: false },
  { id: 'animal', label: 'Animal study', randomised: false },
  { id: 'protocol', label: 'Protocol, no results yet', randomised: false },
  { id: 'systematic-review', label: 'Systematic review', randomised: false },
  { id: 'other', label: 'Other', randomised: false },
] as const;

export type StudyDesign = (typeof studyDesigns)[number]['id'];
export const studyDesignIds = studyDesigns.map((d) => d.id) as [StudyDesign, ...StudyDesign[]];
export const studyDesignLabel = (id: StudyDesign): string =>
  studyDesigns.find((d) => d.id === id)?.label ?? id;
