import { useState } from 'react';
import { RegisterForm } from '../ui/form/register-form';
import { StatusLine, type StatusMessage } from '../ui/notices';
import { fields, judge, services } from './sample-fields';

export function FormPage() {
  const [message, setMessage] = useState<StatusMessage | null>(null);
  return (
    <>
      <RegisterForm
        fields={fields}
        services={services}
        judge={judge}
        submitLabel="廃棄の実施を記録する"
        onSubmit={async () => {
          setMessage({ text: '記録しました（R8-0012）' });
          return null;
        }}
        onDraft={() => setMessage({ text: '途中の入力を控えました' })}
        onSaveDraft={() => setMessage({ text: '一時保存しました' })}
        previous={{ label: '前回（R8-0011）', values: { name: '前回の名称', kind: 'medium', quantity: 3 } }}
        onCancel={() => setMessage({ text: 'やめました' })}
      />
      <StatusLine message={message} />
    </>
  );
}
