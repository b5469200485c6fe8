import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { ContractHandlers } from '#core/contract/index';
import { appError } from '#core/errors';
import { err } from '#core/result';
import { isOwnPage } from '../security';
import { channels } from './dispatch';

/** Only the top frame of our own page may call. */
const isOurs = (event: IpcMainInvokeEvent): boolean =>
  event.senderFrame !== null && event.senderFrame.parent === null && isOwnPage(event.senderFrame.url);

export const registerHandlers = (handlers: ContractHandlers): void => {
  for (const { name, call } of channels(handlers))
    ipcMain.handle(name, (event, input: unknown) =>
      isOurs(event)
        ? call(input)
        : err(appError('forbidden', 'This page may not ask the program for anything.')),
    );
};
