import { project } from './stub-bridge';
import '../../../src-renderer/theme/nonce';
import '../../../src-renderer/theme/styles.css';
import {
  ChartNoAxesGantt,
  Columns3,
  Download,
  FileText,
  FlaskConical,
  LayoutGrid,
  ListChecks,
  Rows3,
  Settings2,
  ShieldAlert,
} from 'lucide-react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../../src-renderer/app/app';
import { type DialogName, useFrameCommands } from '../../../src-renderer/app/commands';
import { Frame } from '../../../src-renderer/app/frame';
import { useCommandKeys } from '../../../src-renderer/app/hotkeys';
import type { Page } from '../../../src-renderer/app/pages';
import { Palette } from '../../../src-renderer/app/palette';
import { loadProgram } from '../../../src-renderer/app/program';
import { Providers } from '../../../src-renderer/app/providers';
import { ShortcutSheet } from '../../../src-renderer/app/shortcut-sheet';

const kit = async () => (await import('./kit')).Kit;
const records = async () => (await import('./records')).Records;
const empty = async () => (await import('./records')).Nothing;
const failing = async () => (await import('./records')).Failing;

/** Not in the product: every part of the kit in the real frame, to be looked at and checked by axe. */
const pages: readonly Page[] = [
  {
    id: 'overview',
    path: 'overview',
    label: 'Overview',
    icon: LayoutGrid,
    group: 'review',
    keys: 'Mod+1',
    load: kit,
  },
  {
    id: 'import',
    path: 'import',
    label: 'Import',
    icon: Download,
    group: 'search',
    keys: 'Mod+2',
    load: empty,
  },
  {
    id: 'records',
    path: 'records',
    label: 'Records',
    icon: Rows3,
    group: 'search',
    keys: 'Mod+3',
    load: records,
  },
  {
    id: 'screening',
    path: 'screening',
    label: 'Screening',
    icon: ListChecks,
    group: 'screening',
    keys: 'Mod+4',
    useCount: () => 412,
    countOf: ['report to screen', 'reports to screen'],
    load: kit,
  },
  {
    id: 'full-text',
    path: 'full-text',
    label: 'Full text',
    icon: FileText,
    group: 'screening',
    keys: 'Mod+5',
    useCount: () => 38,
    countOf: ['report to read', 'reports to read'],
    load: kit,
  },
  {
    id: 'studies',
    path: 'studies',
    label: 'Studies',
    icon: FlaskConical,
    group: 'evidence',
    keys: 'Mod+6',
    load: kit,
  },
  {
    id: 'rob',
    path: 'rob',
    label: 'Risk of bias',
    icon: ShieldAlert,
    group: 'evidence',
    keys: 'Mod+7',
    useCount: () => 12,
    countOf: ['result to appraise', 'results to appraise'],
    load: failing,
  },
  {
    id: 'synthesis',
    path: 'synthesis',
    label: 'Synthesis',
    icon: ChartNoAxesGantt,
    group: 'synthesis',
    keys: 'Mod+8',
    load: kit,
  },
  {
    id: 'compare',
    path: 'compare',
    label: 'Compare',
    icon: Columns3,
    group: 'synthesis',
    keys: 'Mod+9',
    load: kit,
  },
  { id: 'setup', path: 'setup', label: 'Set-up', icon: Settings2, group: 'review', load: kit },
];

function Preview() {
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const close = () => setDialog(null);
  useFrameCommands(pages, project, setDialog);
  useCommandKeys();
  return (
    <>
      <Frame
        title={project.title}
        pages={pages}
        status={{ saved: 'saved 14:02', reviewer: 'J. Younger', conflicts: 3, zoom: 100 }}
        onCommand={() => undefined}
      />
      <Palette />
      <ShortcutSheet opened={dialog === 'shortcuts'} onClose={close} />
    </>
  );
}

const root = document.getElementById('root');
void loadProgram();
if (root) {
  createRoot(root).render(<Providers>{location.search.includes('home') ? <App /> : <Preview />}</Providers>);
}
