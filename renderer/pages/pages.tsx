import type { ReactNode } from 'react';
import { ERASURE } from '../../shared/journal/erasure';
import { PLEDGE, STOCKTAKE } from '../../shared/registers/ids';
import { hrefOf, navigate, type Route } from '../app/router';
import { useBook } from '../book/context';
import { ActionPage } from '../registers/action-page';
import { RecordPage } from '../registers/record-page';
import { RegisterPage } from '../registers/register-page';
import { SigningPage } from '../registers/signing/signing-page';
import { DecisionsPage } from './decisions-page';
import { DeskPage } from './desk/desk-page';
import { EntriesPage } from './entries/entries-page';
import { ExchangePage } from './exchange/exchange-page';
import { FormsPage } from './forms/forms-page';
import { HandOverPage } from './hand-over/hand-over-page';
import { HelpPage } from './help/help-page';
import { InquiryPage } from './inquiry/inquiry-page';
import { LabelsPage } from './labels/labels-page';
import { NotFoundPage } from './not-found-page';
import { OperationsPage } from './operations-page';
import { CardPage } from './pledges/card-page';
import { PledgesPage } from './pledges/pledges-page';
import { RenewalPage } from './pledges/renewal-page';
import { StackPage } from './pledges/stack-page';
import { RetentionPage } from './retention/retention-page';
import { SettingsPage } from './settings/settings-page';
import { BringInPage } from './stocktake/bring-in-page';
import { CountPage } from './stocktake/count-page';
import { PrintPage } from './stocktake/print-page';
import { TodayPage } from './today/today-page';
import { TranscribePage } from './transcribe/transcribe-page';

/** The page of a route. Pages are listed here, one line each. */
export function pageOf(route: Route): ReactNode {
  switch (route.path[0] ?? 'today') {
    case 'today':
      return <TodayPage />;
    case 'register':
      return <RegisterRoute route={route} />;
    case 'act':
      return <ActRoute route={route} />;
    case 'pledges':
      return <PledgesPage route={route} />;
    case 'decisions':
      return <DecisionsPage />;
    case 'settings':
      return <SettingsPage route={route} />;
    case 'forms':
      return <FormsPage route={route} />;
    case 'desk':
      return <DeskPage route={route} onEnd={() => navigate(hrefOf(['entries']))} />;
    case 'entries':
      return <EntriesPage route={route} />;
    case 'transcribe':
      return <TranscribePage key={route.query.get('area') ?? ''} route={route} />;
    case 'exchange':
      return <ExchangePage route={route} />;
    case 'inquiry':
      return <InquiryPage key={route.query.get('register') ?? ''} route={route} />;
    case 'labels':
      return <LabelsPage route={route} />;
    case 'retention':
      return <RetentionPage />;
    case 'hand-over':
      return <HandOverPage />;
    case 'help':
      return <HelpPage route={route} />;
    default:
      return <NotFoundPage />;
  }
}

function RegisterRoute({ route }: { readonly route: Route }) {
  const book = useBook();
  const register = book.register(route.path[1] ?? '');
  const record = route.path[2];
  if (!register) return <NotFoundPage />;
  if (record !== undefined && register.id === PLEDGE) return <CardPage register={register} id={record} />;
  if (record !== undefined) return <RecordPage register={register} id={record} />;
  if (register.group === 'operation') return <OperationsPage register={register} route={route} />;
  return <RegisterPage register={register} route={route} />;
}

function ActRoute({ route }: { readonly route: Route }) {
  const book = useBook();
  const register = book.register(route.path[1] ?? '');
  const action = register?.actions.find(({ id }) => id === route.path[2]);
  if (register?.id === ERASURE && action?.id === 'apply') return <RetentionPage />;
  if (register?.id === PLEDGE && action?.id === 'renew')
    return <RenewalPage register={register} action={action} />;
  if (register?.id === PLEDGE && action?.id === 'sign') return <SigningPage route={route} />;
  if (register?.id === PLEDGE && action?.id === 'take-in-stack') return <StackPage />;
  if (action?.id === 'labels') return <LabelsPage route={route} />;
  if (register?.id === STOCKTAKE && action?.id === 'count') return <CountPage route={route} />;
  if (register?.id === STOCKTAKE && action?.id === 'print') return <PrintPage route={route} />;
  if (register?.id === STOCKTAKE && action?.id === 'bring-in') return <BringInPage route={route} />;
  return register && action ? (
    <ActionPage register={register} action={action} route={route} />
  ) : (
    <NotFoundPage />
  );
}
