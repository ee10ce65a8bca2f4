import type { RecordState } from '../../journal/project';
import { showDate } from '../../jp/date';
import { entryPermitList, type PermitListRow } from '../../print/forms/entry-permit-list';
import { isPermitted } from '../application';
import { chiefText } from '../chief';
import { permitRows } from '../entry-permits';
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
