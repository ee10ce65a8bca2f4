import type { Answer } from '../../../shared/host/channel';
import type { Host } from '../../../shared/host/dispatch';
import { type AnswerNotes, answerLines, answerSheet } from '../../../shared/inquiry/sheet';
import type { Tally } from '../../../shared/inquiry/tally';
import type { JsonObject } from '../../../shared/json';
import { offerFile } from '../../app/offer-file';
import { toTsv } from '../../ui/table/copy';

export type Asked = {
  readonly title: string;
  readonly row: string;
  readonly column: string | null;
  readonly notes: AnswerNotes;
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Writes the answer as an Excel book and gives it out; answers what to say, null if the user changed their mind. */
export async function giveSheet(host: Host, answer: Tally, asked: Asked): Promise<Answer<string | null>> {
  const request = answerSheet(answer, asked) as unknown as JsonObject;
  const written = await host.call('writeSheet', { request });
  if (!written.ok) return written;
  const given = await offerFile(host, { name: written.value.name, type: XLSX, bytes: written.value.bytes });
  if (given.ok && given.value !== null)
    void host.call('logOperation', {
      kind: 'export',
      subject: '照会回答',
      count: answer.total,
      detail: written.value.name,
    });
  return given;
}

/** The table alone, as Excel takes it from the clipboard. */
export const answerTsv = (answer: Tally, { row, column }: Asked): string =>
  toTsv(answerLines(answer, row, column).map((line) => line.map(String)));
