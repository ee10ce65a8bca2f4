import { useMemo } from 'react';
import type { Attachment } from '../../shared/host/contract';
import type { Problem } from '../../shared/problem';
import { fail, type Result } from '../../shared/result';
import { useSay } from '../app/notice';
import { offerFile } from '../app/offer-file';
import { useHost } from '../host/context';

const LARGEST = 50 * 1024 * 1024;

/** Keeping and giving out photos, scans and certificates: the host has the bytes, records have their SHA-256. */
export function useAttachments() {
  const host = useHost();
  const say = useSay();
  return useMemo(
    () => ({
      async keep(file: File): Promise<Result<Attachment, Problem>> {
        if (file.size > LARGEST) {
          return fail({
            code: 'attachment-too-large',
            what: `「${file.name}」は大きすぎて添付できません。`,
            why: '1つのファイルは50MBまでです。',
            next: '解像度を下げて読み取り直すか、分けてください。',
          });
        }
        const bytes = new Uint8Array(await file.arrayBuffer());
        return host.call('putAttachment', { name: file.name, type: file.type, bytes });
      },
      async open(file: Attachment): Promise<void> {
        const answer = await host.call('getAttachment', { sha256: file.sha256 });
        if (!answer.ok) return say({ text: `${answer.error.what}${answer.error.next}` });
        const given = await offerFile(host, { name: file.name, type: file.type, bytes: answer.value.bytes });
        if (given.ok && given.value) say({ text: given.value });
        if (!given.ok) say({ text: `${given.error.what}${given.error.next}` });
      },
    }),
    [host, say],
  );
}
