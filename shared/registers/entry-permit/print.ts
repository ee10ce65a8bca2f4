import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { showDate } from '../../jp/date';
import {
  blankEntryPermitApplication,
  type EntryPermitApplication,
  entryPermitApplication,
} from '../../print/forms/entry-permit-application';
import { entryPermitList, type PermitListRow } from '../../print/forms/entry-permit-list';
import { isPermitted } from '../application';
import { chiefText } from '../chief';
import { permitRows } from '../entry-permits';
import { addresseeText, dateText, decisionText, senderText, stampsText } from '../form-texts';
import type { FormContext, RegisterForm } from '../forms';
import { textsOf, titleOf } from '../values';
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

/** 管理区域入室許可申請書: one for each application. */
export const entryPermitApplicationForm: RegisterForm = {
  id: 'entry-permit-application',
  per: 'record',
  fits: (state) => state.voided === null,
  filled(context, [state], head) {
    if (!state) return entryPermitApplication(blankEntryPermitApplication, head);
    const { fields } = state;
    const on = fields['appliedOn'] as IsoDate;
    return entryPermitApplication(
      {
        number: state.number ?? '',
        appliedOn: dateText(on),
        addressee: addresseeText(context, state, on),
        applicant: senderText(context, fields['applicant'], fields['enteredBy'], on),
        areas: ((fields['areas'] ?? []) as readonly string[]).map((area) => titleOf(context.naming, area)),
        kind: (fields['kind'] ?? null) as EntryPermitApplication['kind'],
        company: String(fields['company'] ?? ''),
        from: dateText(fields['from']),
        until: dateText(fields['until']),
        reason: String(fields['reason'] ?? ''),
        escorted: fields['escorted'] === true,
        people: permitRows(state).map(({ name = '', kana = '', card = '' }) => ({ name, kana, card })),
        blankPeople: 0,
        decision: decisionText(context, state),
        stamps: stampsText(context, state),
      },
      head,
    );
  },
};
