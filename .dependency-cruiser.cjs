/** The import rules of docs/architecture.md: renderer → shared ← electron, central → shared, never across or up. */
const zone = (from, forbidden, comment) => ({
  name: `${from}-keeps-to-its-zone`,
  comment,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: `^(${forbidden.join('|')})/` },
});
module.exports = {
  forbidden: [
    zone(
      'shared',
      ['electron', 'renderer', 'central', 'scripts', 'test'],
      'shared/ is pure and imports nobody',
    ),
    zone('renderer', ['electron', 'central', 'scripts', 'test'], 'the renderer knows only shared/'),
    zone('electron', ['renderer', 'central', 'scripts', 'test'], 'the host knows only shared/'),
    zone('central', ['electron', 'renderer', 'scripts', 'test'], 'the IT division side knows only shared/'),
    {
      name: 'host-knows-no-register',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^shared/(registers|workflow|organisation|policy)/' },
    },
    {
      name: 'registers-do-not-import-each-other',
      severity: 'error',
      from: { path: '^shared/registers/([^/]+)/' },
      to: { path: '^shared/registers/([^/]+)/', pathNot: '^shared/registers/$1/' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json', '.css'] },
  },
};
