/** The one IPC channel of the Electron shell. */
export const CALL = 'mamori:call';
