import { useEffect, useState } from 'react';
import type { Problem } from '../../shared/problem';
import type { Register } from '../../shared/registers/define';
import type { Route } from '../app/router';
import { useBook } from '../book/context';
import { RegisterPage } from '../registers/register-page';
import { ProblemNotice } from '../ui/notices';

/** Registers the host writes to by itself: read on before they are shown. */
export function OperationsPage({ register, route }: { readonly register: Register; readonly route: Route }) {
  const book = useBook();
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    void book.catchUp().then((answer) => setProblem(answer.ok ? null : answer.error));
  }, [book]);
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <RegisterPage register={register} route={route} />
    </>
  );
}
