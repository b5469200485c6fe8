import { importsOf, isCode, type SourceFile } from './source-files';

/** One rule of docs/architecture.md: gives a sentence for each breach in a file. */
export type Rule = (file: SourceFile) => string[];

const SCREEN =
  /^(react|react-dom|dexie|dexie-react-hooks|recharts|ag-grid-[\w-]+|@mantine\/[\w-]+|wouter|lucide-react)(\/|$)/;
const MACHINE = /^(node:|electron$|electron\/|@photostructure\/|@resvg\/)/;
const NODE_MODULES =
  /^(fs|path|os|crypto|child_process|worker_threads|url|util|stream|zlib|http|https|net)(\/|$)/;

function forbidImports(where: RegExp, forbidden: (name: string, file: SourceFile) => boolean): Rule {
  return (file) => {
    if (!isCode(file) || !where.test(file.path)) return [];
    return importsOf(file)
      .filter((name) => forbidden(name, file))
      .map((name) => `${file.path} imports ${name}`);
  };
}

export const coreIsPure = forbidImports(
  /^src-core\//,
  (name) =>
    SCREEN.test(name) ||
    MACHINE.test(name) ||
    NODE_MODULES.test(name) ||
    /^(src-(main|preload|renderer)|scripts|tests)\//.test(name),
);

export const onlyTheOutsideKnowsTheContract = forbidImports(/^src-core\/(?!contract\/)/, (name) =>
  /^src-core\/contract(\/|$)/.test(name),
);

export const modelKnowsNoDomain = forbidImports(
  /^src-core\/(model|stats)\/|^src-core\/(result|errors)\.ts/,
  (name, file) =>
    /^src-core\//.test(name) &&
    !/^src-core\/(model\/|stats\/|result$|errors$)/.test(name) &&
    !name.startsWith(file.path.replace(/[^/]+$/, '')),
);

export const mainDoesNotKnowTheScreen = forbidImports(
  /^src-main\//,
  (name) => SCREEN.test(name) || /^(src-(renderer|preload)|scripts|tests)\//.test(name),
);

export const screenDoesNotKnowTheMachine = forbidImports(
  /^src-renderer\//,
  (name) =>
    MACHINE.test(name) || NODE_MODULES.test(name) || /^(src-(main|preload)|scripts|tests)\//.test(name),
);

export const preloadOnlyExposesTheContract = forbidImports(
  /^src-preload\//,
  (name) => !/^(electron$|src-preload\/|src-core\/(contract\/|result$|errors$))/.test(name),
);

const featureOf = (path: string) => /^src-renderer\/features\/([^/]+)/.exec(path)?.[1];

export const featuresAreStrangers = forbidImports(/^src-renderer\/features\//, (name, file) => {
  const other = featureOf(name);
  return (other !== undefined && other !== featureOf(file.path)) || name.startsWith('src-renderer/app/');
});

export const onlyTheShellKnowsFeatures = forbidImports(
  /^src-renderer\/(?!app\/|features\/|main\.tsx)/,
  (name) => featureOf(name) !== undefined,
);

function forbidText(where: RegExp, forbidden: RegExp): Rule {
  return (file) => {
    if (!where.test(file.path)) return [];
    return file.text.split('\n').flatMap((line, i) => {
      const found = forbidden.exec(line);
      return found ? [`${file.path}:${i + 1}: ${found[0].trim()}`] : [];
    });
  };
}

export const sqlStaysInTheStore = forbidText(
  /^(src-(core|preload|renderer)|src-main\/(?!store\/))/,
  /(['"`]|^)\s*(SELECT\s.+\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX|TRIGGER|VIEW|VIRTUAL)\b|DROP\s+TABLE\b|ALTER\s+TABLE\b|PRAGMA\s|VACUUM\b)/,
);

export const onlyOneFileWritesTheMirror = forbidText(
  /^src-renderer\/(?!mirror\/apply-changes\.ts)/,
  /\.(bulkPut|bulkAdd|bulkDelete|bulkUpdate|modify)\(|\b(db|mirror|database|tables?)(\.\w+|\([^)]*\))*\.(put|add|update|upsert|delete|clear)\(/i,
);

export const namesNoMachine = forbidText(
  // Fixtures are as their makers wrote them.
  /^(?!tests\/(architecture|fixtures))/,
  /(^|[\s"'`(=:])\/(work|root|home\/\w+|Users\/\w+)\/\S*|[A-Z]:\\Users\\|registry\.(npmjs|yarnpkg)|npmjs\.(org|com)\/[^p]/,
);

/** Files that are one table of data: splitting them would only hide it. */
const DATA_TABLES: readonly string[] = [];
const LONGEST = 350;

export const filesStayShort: Rule = (file) => {
  if (!/\.(ts|tsx|mjs|cjs|css|sql)$/.test(file.path) || DATA_TABLES.includes(file.path)) return [];
  const lines = file.text.replace(/\n$/, '').split('\n').length;
  return lines > LONGEST ? [`${file.path} has ${lines} lines`] : [];
};

export const foldersSayWhatTheyHold: Rule = (file) => {
  const vague = file.path
    .split('/')
    .slice(0, -1)
    .find((name) => /^(utils?|helpers?|lib|common|shared|misc)$/i.test(name));
  return vague ? [`${file.path} lies in a folder called ${vague}`] : [];
};
