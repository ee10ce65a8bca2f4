import type { RecordState } from '../../journal/project';
import { type IsoDate, showDate } from '../../jp/date';
import { assignmentsOn, sectionNameOn } from '../../organisation/assignments';
import {
  blankEntryPermitApplication,
  type EntrantText,
  type EntryPermitApplication,
  entryPermitApplication,
} from '../../print/forms/entry-permit-application';
import { entryPermitList, type PermitListRow } from '../../print/forms/entry-permit-list';
import { isPermitted } from '../application';
import { chiefText } from '../chief';
import { decisionOf } from '../decision';
import { type PermitRow, permitRows } from '../entry-permits';
import { addresseeText, dateText, decisionText, senderText, stampsText } from '../form-texts';
import type { FormContext, RegisterForm } from '../forms';
import { textsOf } from '../values';
import { entryPermit } from './index';

function rowsOf(context: FormContext, state: RecordState): readonly PermitListRow[] {
  const text = textsOf(context.naming, entryPermit, state, 'short');
  return permitRows(state).map((row) => ({
    name: row.name ?? '',
    company: text('company'),
    kind: text('kind'),
    areas: text('areas'),
    from: text('from'),
    until: text('until'),
    reason: text('reason'),
    card: row.card ?? '',
    escorted: state.fields['escorted'] === true ? '要' : '',
    permitNumber: text('permitNumber'),
    decidedOn: text('decidedOn'),
    remarks: text('validity') === '有効' ? '' : text('validity'),
  }));
}

/** 入室許可者名簿: one line per permitted person. */
export const entryPermitListForm: RegisterForm = {
  id: 'entry-permit-list',
  per: 'register',
  fits: (state) => isPermitted(state),
  filled(context, records, head) {
    const sections = new Set(records.map((state) => textsOf(context.naming, entryPermit, state)('section')));
    return entryPermitList(
      {
        section: sections.size === 1 ? ([...sections][0] ?? '') : '',
        keeper: chiefText(context, records),
        date: `${showDate(context.situation.today)}現在`,
        extract: context.extract,
        rows: records.flatMap((state) => rowsOf(context, state)),
        fillPage: false,
      },
      head,
    );
  },
};

/** The section a member of staff stood in when the permission began; what was typed for others. */
function companyOf(context: FormContext, state: RecordState, row: PermitRow): string {
  const { book } = context.situation;
  const on = state.fields['from'] as IsoDate;
  const [main] = assignmentsOn(row.person && book.record(row.person), on);
  return main ? sectionNameOn(book.record(main.section), on) : String(state.fields['company'] ?? '');
}

const entrants = (context: FormContext, state: RecordState): readonly EntrantText[] =>
  permitRows(state).map((row) => ({
    name: row.name ?? '',
    kana: row.kana ?? '',
    company: companyOf(context, state, row),
    card: row.card ?? '',
  }));

function revokedText(state: RecordState): string {
  const revocation = state.detail['revocation'] as { on?: string; reason?: string } | undefined;
  return revocation ? [dateText(revocation.on), revocation.reason ?? ''].join('\n').trim() : '';
}

/** 管理区域入室許可申請書: to be stamped on paper, or as it was decided on the screen. */
export const entryPermitApplicationForm: RegisterForm = {
  id: 'entry-permit-application',
  per: 'record',
  fits: (state) => state.voided === null,
  filled(context, [state], head) {
    if (!state) return entryPermitApplication(blankEntryPermitApplication, head);
    const { fields } = state;
    const on = fields['appliedOn'] as IsoDate;
    const origin = state.detail['origin'] as { kind?: string } | undefined;
    return entryPermitApplication(
      {
        number: state.number ?? '',
        appliedOn: dateText(on),
        addressee: addresseeText(context, state, on),
        applicant: senderText(context, fields['applicant'], fields['enteredBy'], on),
        kind: (fields['kind'] ?? null) as EntryPermitApplication['kind'],
        renewal: origin?.kind === 'copy',
        areas: textsOf(context.naming, entryPermit, state)('areas'),
        from: dateText(fields['from']),
        until: dateText(fields['until']),
        reason: String(fields['reason'] ?? ''),
        escorted: fields['escorted'] === true,
        people: entrants(context, state),
        blankPeople: 0,
        listed: isPermitted(state) ? '登載済（許可の記録と同時）' : '',
        revoked: revokedText(state),
        remarks: String(fields['remarks'] ?? ''),
        decision: decisionText(context, state),
        stamps: stampsText(context, state),
        binder: decisionOf(state)?.binder ?? '',
      },
      head,
    );
  },
};
