import type { RecordState } from '../../journal/project';
import { type IsoDate, showDate } from '../../jp/date';
import { blankIncidentSheet, incidentSheet } from '../../print/forms/incident-sheet';
import { emptyStamps } from '../../print/forms/parts';
import { levelText, protectionWords } from '../carried-texts';
import { dateText, momentText, personText } from '../form-texts';
import type { RegisterForm } from '../forms';
import { textsOf } from '../values';
import { INCIDENT_KINDS } from './fields';
import { incident } from './index';

function foundText(state: RecordState): string {
  const found = state.detail['found'] as { foundAt?: string; note?: string } | undefined;
  return found ? [momentText(found.foundAt), found.note ?? ''].join('　') : '';
}

/** The day it was told to CSIRT or the 部局長; before that it is what is about to be told today. */
function reportedOn({ fields }: RecordState, today: IsoDate): string {
  const told = [fields['csirtAt'], fields['headAt']].filter((at) => typeof at === 'string').toSorted();
  return showDate((told[0]?.slice(0, 10) as IsoDate | undefined) ?? today);
}

/** 事故一枚紙: what is known so far; empty boxes are written in by hand while the telephone rings. */
export const incidentSheetForm: RegisterForm = {
  id: 'incident-sheet',
  per: 'record',
  fits: (state) => state.voided === null,
  filled(context, [state], head) {
    if (!state) return incidentSheet(blankIncidentSheet, head);
    const { fields } = state;
    const own = (key: string): string => String(fields[key] ?? '');
    const at = (key: string): string => momentText(fields[key] as string | undefined);
    const kind = INCIDENT_KINDS.findIndex((choice) => choice.value === fields['kind']);
    return incidentSheet(
      {
        number: state.number ?? '',
        date: reportedOn(state, context.situation.today),
        addressee: ['CSIRT　御中', `${context.situation.profile.organisation.chiefOwnApplication}　様`],
        section: textsOf(context.naming, incident, state)('section'),
        kind: kind < 0 ? null : kind,
        title: own('title'),
        noticedAt: at('noticedAt'),
        noticedBy: personText(context, fields['noticedBy']),
        occurredAt: own('occurredAt'),
        place: own('place'),
        account: own('account'),
        contents: own('contents'),
        klass: levelText(fields['confidentiality']),
        personal: own('personal'),
        impact: own('impact'),
        lastHolder: personText(context, fields['lastHolder']),
        outAt: at('outAt'),
        until: dateText(fields['until']),
        destination: own('destination'),
        permitNumber: own('permitNumber'),
        protection: protectionWords(fields['protection']),
        response: own('response'),
        chiefAt: at('chiefAt'),
        deskAt: at('deskAt'),
        csirtAt: at('csirtAt'),
        csirtReceiver: own('csirtReceiver'),
        csirtInstruction: own('csirtInstruction'),
        headAt: at('headAt'),
        policeAt: at('policeAt'),
        found: foundText(state),
        cause: own('cause'),
        prevention: own('prevention'),
        closedOn: dateText(fields['closedOn']),
        stamps: emptyStamps('部局長', '所属長', '担当'),
      },
      head,
    );
  },
};
