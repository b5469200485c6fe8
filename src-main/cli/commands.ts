import { appraise } from './appraise';
import { convert } from './convert';
import { dedupe } from './dedupe';
import { importFiles } from './import-files';
import { meta } from './meta';
import { projectDedupe } from './project-dedupe';
import { projectDecide } from './project-decide';
import { projectExport } from './project-export';
import { projectImport } from './project-import';
import { projectInfo } from './project-info';
import { projectNew } from './project-new';
import { projectVerify } from './project-verify';
import type { Command } from './command';

/** Every command; the order is the order of help texts. */
export const commands: readonly Command[] = [
  meta,
  convert,
  appraise,
  importFiles,
  dedupe,
  projectNew,
  projectInfo,
  projectImport,
  projectDedupe,
  projectDecide,
  projectVerify,
  projectExport,
];
