/** Whether node_modules holds exactly what package-lock.json says. */
export function isInstalled(root: string): boolean;
