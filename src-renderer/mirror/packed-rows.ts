import type { ReportListRow, StageCell } from '#core/contract/mirror';

/**
 * Report rows as they lie on disk: lists of values without their names, and 0 for what nearly all reports have alike. Half the text of
 * plain JSON, read in half the time; and 100,000 reports that nobody has judged share one cell instead of having two each.
 */
type PackedCell =
  | 0
  | readonly [
      StageCell['state'],
      StageCell['mine'],
      StageCell['reasonId'],
      StageCell['reasonText'],
      StageCell['note'],
      StageCell['at'],
    ];

type PackedList = 0 | string[];

type PackedRow = readonly [
  id: string,
  order: number,
  title: string,
  authors: string,
  year: number | null,
  journal: string,
  doi: string,
  pmid: string,
  language: string,
  hasAbstract: 0 | 1,
  sources: PackedList,
  searchIds: PackedList,
  records: number,
  notices: PackedList,
  labels: PackedList,
  ta: PackedCell,
  ft: PackedCell,
  studyIds: PackedList,
  otherMethods: 0 | 1,
];

const untouched: StageCell = {
  state: 'open',
  mine: null,
  reasonId: null,
  reasonText: '',
  note: '',
  at: null,
};

const packCell = ({ state, mine, reasonId, reasonText, note, at }: StageCell): PackedCell =>
  state === 'open' && mine === null && reasonId === null && reasonText === '' && note === '' && at === null
    ? 0
    : [state, mine, reasonId, reasonText, note, at];

const unpackCell = (cell: PackedCell): StageCell => {
  if (cell === 0) return untouched;
  const [state, mine, reasonId, reasonText, note, at] = cell;
  return { state, mine, reasonId, reasonText, note, at };
};

const packList = (list: string[]): PackedList => (list.length === 0 ? 0 : list);

const packRow = (row: ReportListRow): PackedRow => [
  row.id,
  row.order,
  row.title,
  row.authors,
  row.year,
  row.journal,
  row.doi,
  row.pmid,
  row.language,
  row.hasAbstract ? 1 : 0,
  packList(row.sources),
  packList(row.searchIds),
  row.records,
  packList(row.notices),
  packList(row.labels),
  packCell(row.ta),
  packCell(row.ft),
  packList(row.studyIds),
  row.otherMethods ? 1 : 0,
];

const none: string[] = [];
const unpackList = (list: PackedList): string[] => (list === 0 ? none : list);

/** Lists that come again and again (the one database a report is from) are there once. */
const listSharer = (): ((list: PackedList) => string[]) => {
  const known = new Map<string, string[]>();
  return (list) => {
    if (list === 0) return none;
    if (list.length > 1) return list;
    const shared = known.get(list[0]!);
    if (shared !== undefined) return shared;
    known.set(list[0]!, list);
    return list;
  };
};

/** Names that come again and again (a journal, a language) are there once. */
const nameSharer = (): ((name: string) => string) => {
  const known = new Map<string, string>();
  return (name) => {
    const shared = known.get(name);
    if (shared === undefined) known.set(name, name);
    return shared ?? name;
  };
};

const rowUnpacker = (): ((row: PackedRow) => ReportListRow) => {
  const sharedName = nameSharer();
  const sharedSources = listSharer();
  const sharedSearches = listSharer();
  return (row) => ({
    id: row[0],
    order: row[1],
    title: row[2],
    authors: row[3],
    year: row[4],
    journal: sharedName(row[5]),
    doi: row[6],
    pmid: row[7],
    language: sharedName(row[8]),
    hasAbstract: row[9] === 1,
    sources: sharedSources(row[10]),
    searchIds: sharedSearches(row[11]),
    records: row[12],
    notices: unpackList(row[13]),
    labels: unpackList(row[14]),
    ta: unpackCell(row[15]),
    ft: unpackCell(row[16]),
    studyIds: unpackList(row[17]),
    otherMethods: row[18] === 1,
  });
};

export const packRows = (rows: readonly ReportListRow[]): string => JSON.stringify(rows.map(packRow));

/** Reads pieces of text, one after another. The rows share what they have alike and must not be changed in place. */
export const rowReader = (): ((text: string) => ReportListRow[]) => {
  const unpack = rowUnpacker();
  return (text) => (JSON.parse(text) as PackedRow[]).map(unpack);
};

/** The same for rows that come from main, whole: a million that share nothing would take a third more memory. */
export const rowSharer = (): ((rows: readonly ReportListRow[]) => ReportListRow[]) => {
  const unpack = rowUnpacker();
  return (rows) => rows.map((row) => unpack(packRow(row)));
};
