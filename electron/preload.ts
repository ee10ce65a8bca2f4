import { contextBridge, ipcRenderer } from 'electron';
import { CALL } from './ipc-channel';

/** All the window can reach: one function. Names and payloads are checked in the main process. */
contextBridge.exposeInMainWorld('mamori', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(CALL, name, input),
});
