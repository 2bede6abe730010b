// Holds each dashboard to Grafana's published type: the JSON becomes a constant of that type, and the compiler says what does not
// fit. A panel's options are checked against the type of its kind.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const dashboards = join(here, '..', 'dashboards');
const options = { stat: 'StatPanelCfg', table: 'TablePanelCfg', timeseries: 'TimeSeriesPanelCfg' };
const composable = '@grafana/schema/dist/esm/raw/composable';
// In JSON the value of an enumeration is its text.
const json = `type Json<T> = T extends string ? \`\${T}\` : T extends (infer E)[] ? Json<E>[]
  : T extends object ? { [K in keyof T]: Json<T[K]> } : T;`;

const files = readdirSync(dashboards).filter((name) => name.endsWith('.json'));
// Beside node_modules, so that the compiler finds the types.
const work = mkdtempSync(join(here, '.check-'));
try {
  const sources = files.map((name) => {
    const board = JSON.parse(readFileSync(join(dashboards, name), 'utf8'));
    // A row that is folded holds its panels.
    const panels = board.panels.flatMap((panel) => (panel.type === 'row' ? panel.panels : [panel]));
    const lines = ["import type { Dashboard } from '@grafana/schema';", json];
    // A query has parts that its data source alone knows. The types leave them open in panels and not in annotations: a constant
    // of its own may have them.
    board.annotations.list.forEach((annotation, number) => {
      lines.push(`const target${number} = ${JSON.stringify(annotation.target)};`);
      annotation.target = `@target${number}@`;
    });
    const text = JSON.stringify(board, null, 2).replace(/"@(target\d+)@"/g, '$1');
    lines.push(`const dashboard: Json<Dashboard> = ${text};`);
    panels.forEach((panel, number) => {
      if (!options[panel.type]) {
        throw new Error(`${name}, ${panel.title}: no type is known here for a panel of kind ${panel.type}`);
      }
      const type = `import('${composable}/${panel.type}/panelcfg/x/${options[panel.type]}_types.gen')`;
      lines.push(`const options${number}: Json<Partial<${type}.Options>> = ${JSON.stringify(panel.options, null, 2)};`);
      if (panel.type !== 'stat') {
        const custom = JSON.stringify(panel.fieldConfig.defaults.custom, null, 2);
        lines.push(`const custom${number}: Json<Partial<${type}.FieldConfig>> = ${custom};`);
      }
    });
    lines.push('export {};');
    const source = join(work, name.replace('.json', '.ts'));
    writeFileSync(source, lines.join('\n'));
    return source;
  });
  const program = ts.createProgram(sources, {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const wrong = ts.getPreEmitDiagnostics(program);
  if (wrong.length > 0) {
    console.error(
      ts.formatDiagnostics(wrong, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => here,
        getNewLine: () => '\n',
      }),
    );
    process.exitCode = 1;
  }
  console.log(`${files.length} dashboards, ${wrong.length} of their parts do not fit Grafana's types`);
} finally {
  rmSync(work, { recursive: true });
}
