import { useEffect, useMemo, useState } from 'react';
import type { Status } from '../../../shared/host/contract';
import { blankForm, exampleForm, type FormId } from '../../../shared/print/forms/index';
import { namedIn, type Variant } from '../../../shared/registers/forms';
import { installationOf } from '../../../shared/registers/installation';
import { useSample } from '../../app/sample';
import { useSituation } from '../../book/context';
import { useHost } from '../../host/context';
import { FormPreview } from './form-preview';
import { VariantChoice } from './variant-choice';

/** Forms that no register fills: the installation of this very program, and the cover that is made on handing over. */
export const standaloneForms: readonly FormId[] = ['bundle-cover', 'installation-application'];

const portOf = (status: Status): string =>
  status.shell === 'browser' ? `127.0.0.1の${location.port}番` : '待ち受けなし';

/** 送付書 and 導入許可申請書. */
export function StandaloneForm({ id }: { readonly id: FormId }) {
  const host = useHost();
  const situation = useSituation();
  const sample = useSample();
  const own = id === 'installation-application';
  const [variant, setVariant] = useState<Variant>(own ? 'filled' : 'blank');
  const [status, setStatus] = useState<Status | null>(null);
  useEffect(() => {
    void host.call('status', {}).then((answer) => answer.ok && setStatus(answer.value));
  }, [host]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when what is wanted changes, not with every tick of the book
  const documents = useMemo(() => {
    const named = namedIn(id, situation);
    if (variant === 'blank') return [blankForm(id, named)];
    if (variant === 'example') return [exampleForm(id, named)];
    if (!status) return null;
    const facts = { version: status.version, dataFolder: status.dataFolder, port: portOf(status) };
    return [installationOf(facts, { situation, head: null, sample })];
  }, [id, variant, status, sample]);
  const offered = [
    ...(own ? [['filled', 'このアプリの内容を入れる'] as const] : []),
    ['blank', '空欄（手書き用）'] as const,
    ['example', '記入例'] as const,
  ];
  const { title } = namedIn(id, situation);
  return (
    <div className="one-form">
      <div className="form-choices">
        <VariantChoice offered={offered} variant={variant} onVariant={setVariant} />
      </div>
      {!own && (
        <p className="page-lead">
          内容の入った送付書は、「情報システム課への提出」で提出ファイルを作ると印刷できます。
        </p>
      )}
      {documents && <FormPreview documents={documents} title={title} subject={title} count={0} />}
    </div>
  );
}
