import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import type { SettingsFile } from './files/settings';
import { startPage } from './security';

const smallest = { width: 960, height: 640 };

/** The remembered place of the window, if it is still on a screen. */
const placement = (settings: SettingsFile): { x?: number; y?: number; width: number; height: number } => {
  const saved = settings.get().window;
  if (saved === null) return { width: 1280, height: 800 };
  const { x, y, width, height } = saved;
  const visible =
    x !== undefined &&
    y !== undefined &&
    screen
      .getAllDisplays()
      .some(
        ({ workArea: a }) =>
          x < a.x + a.width - 80 && x + width > a.x + 80 && y >= a.y - 10 && y < a.y + a.height - 60,
      );
  return visible ? { x, y, width, height } : { width, height };
};

export const createWindow = (settings: SettingsFile, outDir: string, icon: string): BrowserWindow => {
  const window = new BrowserWindow({
    ...placement(settings),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'LDN Workbench',
    backgroundColor: '#f5f6f8',
    icon,
    webPreferences: {
      preload: join(outDir, 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: process.env.LDN_DEVTOOLS === '1',
      zoomFactor: settings.get().zoom / 100,
    },
  });
  if (settings.get().window?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(settings.get().zoom / 100));
  const remember = (): void => {
    const bounds = window.getNormalBounds();
    settings.update({ window: { ...bounds, maximized: window.isMaximized() } });
  };
  window.on('close', remember);
  void window.loadURL(startPage);
  return window;
};
