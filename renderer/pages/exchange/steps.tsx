/** Where one is in a task of several steps. */
export function Steps({ names, current }: { readonly names: readonly string[]; readonly current: number }) {
  return (
    <ol className="steps" aria-label="手順">
      {names.map((name, at) => (
        <li
          key={name}
          data-done={at < current || undefined}
          aria-current={at === current ? 'step' : undefined}
        >
          <span className="step-number">{at + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  );
}
