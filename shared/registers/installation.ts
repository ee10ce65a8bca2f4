import type { RecordId } from '../ids';
import { showDate } from '../jp/date';
import { assignmentsOn, sectionNameOn } from '../organisation/assignments';
import type { FormDoc } from '../print/form-doc';
import { installationApplication, ownSoftware } from '../print/forms/installation-application';
import { emptyStamps, NOTHING_DECIDED } from '../print/forms/parts';
import { type FormContext, headOf } from './forms';

/** What the running program knows of itself. */
export type Facts = { readonly version: string; readonly dataFolder: string; readonly port: string };

/** 導入許可申請書 for this very program (6-1(16)②), filled in as far as it can know; the rest is written by hand. */
export function installationOf(
  facts: Facts,
  context: Pick<FormContext, 'situation' | 'head' | 'sample'>,
): FormDoc {
  const { situation } = context;
  const { organisation } = situation.profile;
  const person = situation.book.record(situation.actor as string as RecordId);
  const [main] = assignmentsOn(person, situation.today);
  const section = main ? sectionNameOn(situation.book.record(main.section), situation.today) : '';
  return installationApplication(
    {
      number: '',
      appliedOn: showDate(situation.today),
      addressee: [organisation.addressee.replace('{section}', section), organisation.supervisor],
      applicant: {
        section,
        post: main?.post ?? '',
        name: String(person?.fields['name'] ?? ''),
        extension: String(person?.fields['extension'] ?? ''),
        typedBy: null,
      },
      purpose:
        '情報資産台帳・電磁的記録媒体管理台帳の管理、廃棄の申請・許可・記録、様式の作成、情報システム課への提出',
      software: ownSoftware({ ...facts, fileName: '', sha256: '' }),
      devices: '',
      deviceCount: '',
      network: '',
      plannedOn: '',
      chiefDecision: NOTHING_DECIDED,
      generalDecision: NOTHING_DECIDED,
      stamps: emptyStamps(...organisation.stampPosts),
    },
    headOf('installation-application', context),
  );
}
