import { type Flow, putLine, widthOf } from './flow';
import { frame, MM, OUTER_RULE, type Sheet } from './sheet';
import { oneLine } from './text-blocks';

/** The foot. */
const SMALL = 8;
/** The head of following pages. */
const RUNNING = 9;
/** What stands beside a ledger is no smaller than the ledger. */
const SMALLEST = 9;

function putRight(flow: Flow, sheet: Sheet, text: string, middle: number, size: number): void {
  const line = oneLine(flow, text);
  putLine(sheet, line, flow.left + flow.width - widthOf(line, size), middle, size);
}

/** 様式番号 top left, numbers and date top right, 記入例 or 見本 framed between them. */
export function layHead(flow: Flow): void {
  const { formNumber, numbers, date, mark, points } = flow.doc;
  const pitch = points * 1.6;
  const top = flow.y;
  const right = [...numbers, ...(date === null ? [] : [date])];
  if (formNumber !== null) {
    putLine(
      flow.sheet,
      oneLine(flow, formNumber),
      flow.left,
      top + pitch / 2,
      Math.max(SMALLEST, points - 0.5),
    );
  }
  for (const [index, text] of right.entries()) {
    putRight(flow, flow.sheet, text, top + pitch * (index + 0.5), points);
  }
  if (mark) layMark(flow, mark, top);
  const rows = Math.max(right.length, formNumber === null && !mark ? 0 : 1);
  if (rows > 0) flow.y += rows * pitch + points * 0.6;
}

function layMark(flow: Flow, mark: string, top: number): void {
  const size = 13;
  const line = oneLine(flow, mark);
  const width = widthOf(line, size) + size * 1.6;
  const x = flow.left + (flow.width - width) / 2;
  const height = size * 1.6;
  frame(flow.sheet, x, top - 2, width, height, OUTER_RULE * 1.2);
  putLine(flow.sheet, line, x + size * 0.8, top - 2 + height / 2, size);
}

/** What stands on every page once their number is known: running head, footer, 見本 across the page. */
export function layFurniture(flow: Flow): void {
  for (const [index, sheet] of flow.sheets.entries()) {
    if (index > 0) layRunningHead(flow, sheet);
    layFooter(flow, sheet, `${index + 1}/${flow.sheets.length}`);
    if (flow.doc.mark === '見本') {
      sheet.watermarks.push({ glyphs: flow.face.shape('見本'), size: 150 });
    }
  }
}

function layRunningHead(flow: Flow, sheet: Sheet): void {
  const { formNumber, title, mark, numbers, page } = flow.doc;
  const middle = page.margins.top * MM + SMALL * 0.8;
  const marked = mark ? `【${mark}】` : '';
  const text = [formNumber, `${title}（続き）${marked}`].filter(Boolean).join('　');
  putLine(sheet, oneLine(flow, text), flow.left, middle, RUNNING);
  if (numbers[0]) putRight(flow, sheet, numbers[0], middle, RUNNING);
}

function layFooter(flow: Flow, sheet: Sheet, count: string): void {
  const { footer, formNumber, title } = flow.doc;
  const middle = flow.bottom + 5.5 * MM;
  const name = [formNumber, formNumber?.includes(title) ? null : title].filter(Boolean).join('　');
  putLine(sheet, oneLine(flow, [name, footer.remark].filter(Boolean).join('　')), flow.left, middle, SMALL);
  const number = oneLine(flow, count);
  putLine(sheet, number, flow.left + (flow.width - widthOf(number, 9)) / 2, middle, 9);
  const proof = [
    footer.verification && `照合番号 ${footer.verification}`,
    footer.printedAt && `印刷 ${footer.printedAt}`,
  ];
  putRight(flow, sheet, proof.filter(Boolean).join('　'), middle, SMALL);
}
