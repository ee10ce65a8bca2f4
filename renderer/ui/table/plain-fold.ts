/** Width, case and spaces folded. */
export const plainFold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
