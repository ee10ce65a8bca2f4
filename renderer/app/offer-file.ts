import type { Answer } from '../../shared/host/channel';
import type { Host } from '../../shared/host/dispatch';
import { ok } from '../../shared/result';

export type OfferedFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/**
 * Gives a file to the user: through the host's save dialog where there is one, else as a download of this window.
 * Answers what to say about it; null if the user changed their mind.
 */
export async function offerFile(host: Host, file: OfferedFile): Promise<Answer<string | null>> {
  const answer = await host.call('saveFile', {
    name: file.name,
    type: file.type,
    bytes: file.bytes as Uint8Array<ArrayBuffer>,
  });
  if (!answer.ok) return answer;
  if (answer.value.cancelled) return ok(null);
  if (answer.value.path !== null) return ok(`保存しました（${answer.value.path}）`);
  const url = URL.createObjectURL(new Blob([Uint8Array.from(file.bytes)], { type: file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return ok(`「${file.name}」をダウンロードしました。`);
}
