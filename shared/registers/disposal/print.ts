import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { fiscalYearOf } from '../../jp/fiscal';
import {
  blankDisposalApplication,
  type DisposalApplication,
  disposalApplication,
} from '../../print/forms/disposal-application';
import { type DisposalRecordRow, disposalRecordBook } from '../../print/forms/disposal-record';
import { blankDisposalReport, disposalReport, type OutsourcedText } from '../../print/forms/disposal-report';
import { chiefText } from '../chief';
import { decisionOf } from '../decision';
import type { FormContext, RegisterForm } from '../forms';
import { textsOf } from '../values';
import { expectedSerials } from './actions';
import { certificateOf, handOverOf, routeOf, type Work, workOf } from './events';
import { disposal } from './index';
import { matchSerials } from './serials';
import {
  addresseeText,
  dateText,
  decisionText,
  itemText,
  itemTexts,
  latestWork,
  methodText,
  momentText,
  personText,
  senderText,
  stampsText,
  storageText,
  verificationText,
} from './texts';

const appliedOn = (state: RecordState): IsoDate => state.fields['appliedOn'] as IsoDate;

export const disposalApplicationForm: RegisterForm = {
  id: 'disposal-application',
  per: 'record',
  fits: (state) => state.voided === null,
  filled(context, [state], head) {
    if (!state) return disposalApplication(blankDisposalApplication, head);
    const work = latestWork(state);
    return disposalApplication(
      {
        number: state.number ?? '',
        appliedOn: dateText(appliedOn(state)),
        addressee: addresseeText(context, state, appliedOn(state)),
        applicant: senderText(
          context,
          state.fields['applicant'],
          state.fields['enteredBy'],
          appliedOn(state),
        ),
        reason: String(state.fields['reason'] ?? ''),
        route: routeOf(state) as DisposalApplication['route'],
        contractor: String(state.fields['contractor'] ?? ''),
        plannedOn: dateText(state.fields['plannedOn']),
        originalsChecked: state.fields['originalsChecked'] === true,
        items: itemTexts(context, state),
        blankItems: 0,
        decision: decisionText(context, state),
        stamps: stampsText(context, state),
        carriedOutOn: momentText(work?.doneAt),
        operator: personText(context, work?.operator),
        witness: personText(context, work?.witness),
        recordNumber: work ? (state.number ?? '') : '',
        binder: decisionOf(state)?.binder ?? '',
      },
      head,
    );
  },
};

function remarksOf(state: RecordState, work: Work): string {
  const handOver = handOverOf(state);
  const certificate = certificateOf(state);
  return [
    handOver ? `引渡し ${handOver.receivedBy}${handOver.slip ? `（${handOver.slip}）` : ''}` : '',
    certificate ? `完了証明書 ${certificate.certificateNumber}` : '',
    work.irregular ? `事後記録（不備）：${work.irregular}` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** One line per thing and work: 日時・担当者・処理内容 (3(2)⑩イ). */
function recordRows(context: FormContext, state: RecordState): readonly DisposalRecordRow[] {
  const decision = decisionOf(state);
  return workOf(state).flatMap((work) =>
    work.items.map((item): DisposalRecordRow => {
      const thing = itemText(context, item);
      return {
        doneAt: momentText(work.doneAt),
        place: work.place ?? '',
        number: thing.number,
        serial: thing.serial,
        kindAndName: thing.name.startsWith(thing.kind)
          ? thing.name
          : [thing.kind, thing.name].join('\n').trim(),
        highestClass: thing.highestClass,
        permitNumber: decision?.permitNumber ?? '',
        permittedOn: dateText(decision?.decidedOn),
        method: thing.method,
        work: work.work,
        operator: personText(context, work.operator),
        witness: personText(context, work.witness),
        verification: verificationText(work),
        verified: work.verified ? '確認済' : '',
        remarks: [storageText(context, work, item.thing), remarksOf(state, work)]
          .filter((line) => line !== '')
          .join('\n'),
      };
    }),
  );
}

const firstWork = (state: RecordState): string => workOf(state)[0]?.doneAt ?? '';
const byFirstWork = (a: RecordState, b: RecordState): number => (firstWork(a) < firstWork(b) ? -1 : 1);

export const disposalRecordForm: RegisterForm = {
  id: 'disposal-record',
  per: 'register',
  fits: (state) => state.voided === null && workOf(state).length > 0,
  filled(context, records, head) {
    const sections = new Set(records.map((state) => textsOf(context.naming, disposal, state)('section')));
    const years = new Set(
      records.flatMap((state) =>
        workOf(state).map((work) => fiscalYearOf(work.doneAt.slice(0, 10) as IsoDate).label),
      ),
    );
    return disposalRecordBook(
      {
        section: sections.size === 1 ? ([...sections][0] ?? '') : '',
        fiscalYear: [...years].toSorted().join('・'),
        keeper: chiefText(context, records),
        date: `${dateText(context.situation.today)}現在`,
        rows: records.toSorted(byFirstWork).flatMap((state) => recordRows(context, state)),
        blankRows: 0,
        fillPage: false,
      },
      head,
    );
  },
};

function outsourcedText(context: FormContext, state: RecordState): OutsourcedText | null {
  if (routeOf(state) === 'in-house') return null;
  const handOver = handOverOf(state);
  const certificate = certificateOf(state);
  const match = certificate
    ? matchSerials(expectedSerials(state, context.situation), certificate.serials)
    : null;
  return {
    contractor: String(state.fields['contractor'] ?? ''),
    handedAt: momentText(handOver?.handedAt),
    handedBy: personText(context, handOver?.handedBy),
    receivedBy: handOver?.receivedBy ?? '',
    slip: handOver?.slip ?? '',
    certificateNumber: certificate?.certificateNumber ?? '',
    certifiedOn: dateText(certificate?.certifiedOn),
    certifiedWork: certificate ? methodText(certificate.certifiedWork) : '',
    matching: match
      ? `一致${match.matched.length}・不足${match.missing.length}・余分${match.extra.length}`
      : '',
  };
}

export const disposalReportForm: RegisterForm = {
  id: 'disposal-report',
  per: 'record',
  fits: (state) => state.voided === null && workOf(state).length > 0,
  filled(context, [state], head) {
    const work = state && latestWork(state);
    if (!state || !work) return disposalReport(blankDisposalReport, head);
    const decision = decisionText(context, state);
    const on = context.situation.today;
    const done = workOf(state).flatMap((one) =>
      one.items.map((item) => {
        const text = itemText(context, item);
        const storage = storageText(context, one, item.thing);
        return storage === '' ? text : { ...text, note: [text.note, storage].filter(Boolean).join('　') };
      }),
    );
    return disposalReport(
      {
        number: state.number ?? '',
        reportedOn: dateText(on),
        addressee: addresseeText(context, state, on),
        reporter: senderText(context, work.operator, undefined, on),
        permitNumber: decision.number,
        permittedOn: decision.date,
        doneAt: momentText(work.doneAt),
        place: work.place ?? '',
        operator: personText(context, work.operator),
        witness: personText(context, work.witness),
        work: work.work,
        verification: verificationText(work),
        verified: work.verified === true,
        outsourced: outsourcedText(context, state),
        irregular: work.irregular ?? null,
        items: done,
        blankItems: 0,
        stamps: [
          { post: '所属長', state: '空欄', name: '', at: '' },
          { post: '担当', state: '空欄', name: '', at: '' },
        ],
      },
      head,
    );
  },
};
