/** 「1,200件」 */
export const countText = (count: number, unit = '件'): string => `${count.toLocaleString('ja-JP')}${unit}`;
