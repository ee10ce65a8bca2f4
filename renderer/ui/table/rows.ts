/**
 * Which rows are shown, in order: indices into the rows of the register.
 * `order` is null for the register's own order; a mask is null where it lets everything through.
 */
export function visibleRows(
  count: number,
  order: Uint32Array | null,
  found: Uint8Array | null,
  filtered: Uint8Array | null,
): Uint32Array {
  const visible = new Uint32Array(count);
  let length = 0;
  for (let place = 0; place < count; place += 1) {
    const index = order ? (order[place] as number) : place;
    if ((found === null || found[index] === 1) && (filtered === null || filtered[index] === 1)) {
      visible[length] = index;
      length += 1;
    }
  }
  return visible.subarray(0, length);
}

/** 「表示 128／全 2,431 件」, or 「全 2,431 件」 when all are shown. */
export function countWords(shown: number, all: number, counter = '件'): string {
  const total = `全 ${all.toLocaleString('ja-JP')} ${counter}`;
  return shown === all ? total : `表示 ${shown.toLocaleString('ja-JP')}／${total}`;
}
