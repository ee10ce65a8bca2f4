import type { RecordState } from '../../journal/project';
import { showDate } from '../../jp/date';
import { type AssetRow, assetLedger } from '../../print/forms/asset-ledger';
import { chiefText } from '../chief';
import type { FormContext, RegisterForm } from '../forms';
import { textsOf } from '../values';
import { asset } from './index';

/** The columns of the form that hold a value of the record under another name. */
const KEYS = {
  medium: 'mediumKind',
  retention: 'retentionYears',
} as const;

const PLAIN = [
  'number',
  'name',
  'kind',
  'section',
  'responsiblePost',
  'keeper',
  'confidentiality',
  'integrity',
  'availability',
  'personal',
  'volume',
  'restrictions',
  'place',
  'copyKind',
  'disposalYear',
  'system',
  'network',
  'remarks',
] as const;

function rowOf(context: FormContext, state: RecordState): AssetRow {
  const text = textsOf(context.naming, asset, state, 'short');
  const plain = Object.fromEntries(PLAIN.map((key) => [key, text(key)])) as Pick<
    AssetRow,
    (typeof PLAIN)[number]
  >;
  return {
    ...plain,
    medium: text(KEYS.medium),
    retention: text(KEYS.retention),
    acquiredOn: text('acquiredOn'),
    source: text('sourceName') || text('source'),
    important: text('important') === 'はい' ? '○' : '',
    state:
      asset.statuses[asset.statusOf(state, context.situation.book, context.situation.today)]?.label ?? '',
  };
}

/** The one section of the records, else nothing: a ledger of several sections names none. */
const sectionOf = (context: FormContext, records: readonly RecordState[]): string => {
  const names = new Set(records.map((state) => textsOf(context.naming, asset, state)('section')));
  return names.size === 1 ? ([...names][0] ?? '') : '';
};

/** 情報資産管理台帳. */
export const assetLedgerForm: RegisterForm = {
  id: 'asset-ledger',
  per: 'register',
  fits: (state) => state.voided === null,
  filled: (context, records, head) =>
    assetLedger(
      {
        section: sectionOf(context, records),
        keeper: chiefText(context, records),
        date: `${showDate(context.situation.today)}現在`,
        extract: context.extract,
        rows: records.map((state) => rowOf(context, state)),
        fillPage: false,
      },
      head,
    ),
};
