import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Api, type Bridge, contract, eventNames } from '#core/contract/index';

// One function per call of the contract, and nothing else: no free `invoke(channel)`, no Node, no process.
const api = Object.fromEntries(
  Object.entries(contract).map(([area, calls]) => [
    area,
    Object.fromEntries(
      Object.keys(calls).map((name) => [
        name,
        (input: unknown) => ipcRenderer.invoke(`${area}.${name}`, input),
      ]),
    ),
  ]),
) as Api;

const bridge: Bridge = {
  api,
  on: (event, listener) => {
    if (!eventNames.includes(event)) return () => undefined;
    const handler = (_: unknown, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(`event.${event}`, handler);
    return () => ipcRenderer.removeListener(`event.${event}`, handler);
  },
  pathForFile: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
};

contextBridge.exposeInMainWorld('workbench', bridge);
