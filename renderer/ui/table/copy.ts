/** One cell as Excel expects it in tab-separated text: quoted only where it must be. */
function cell(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tab-separated text for the clipboard. Values stay as typed; no header unless it is among the lines. */
export function toTsv(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => line.map(cell).join('\t')).join('\r\n');
}

/** Reads what Excel puts on the clipboard: quoted cells may hold tabs, newlines and doubled quotes. */
export function fromTsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  let place = 0;
  while (place < text.length) {
    const read = text[place] === '"' ? quoted(text, place) : plain(text, place);
    line.push(read.value);
    place = read.end;
    const next = text[place];
    if (next === '\t') {
      place += 1;
      if (place === text.length) line.push('');
      continue;
    }
    if (next === '\r' && text[place + 1] === '\n') place += 1;
    place += 1;
    lines.push(line);
    line = [];
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

type Read = { readonly value: string; readonly end: number };

function plain(text: string, start: number): Read {
  let end = start;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end };
}

/** A quote that is never closed, or is followed by more text, was an ordinary character. */
function quoted(text: string, start: number): Read {
  let value = '';
  let place = start + 1;
  for (;;) {
    const close = text.indexOf('"', place);
    if (close === -1) return plain(text, start);
    value += text.slice(place, close);
    if (text[close + 1] !== '"') {
      const after = text[close + 1];
      const closed = after === undefined || after === '\t' || after === '\n' || after === '\r';
      return closed ? { value, end: close + 1 } : plain(text, start);
    }
    value += '"';
    place = close + 2;
  }
}
