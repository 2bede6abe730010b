// A board in its grid: the layout, the row headers and the line above it are ours and simple; what is in the panels is Grafana's.
import '@fontsource/inter/latin-400.css';
import '@fontsource/inter/latin-500.css';
import '@fontsource/inter/latin-600.css';
import { Component, createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { firstValueFrom } from 'rxjs';
import { applyFieldOverrides, cacheFieldDisplayNames, createTheme, EventBusSrv, ThemeContext, transformDataFrame } from '@grafana/data';
import { GlobalStyles, PanelChrome, PanelContextProvider, PortalContainer } from '@grafana/ui';
import { fieldConfigOf, isEmpty, optionsOf, register } from './grafana.js';
import { Stat, Table, Timeseries } from './panels.jsx';
import { asked, interpolated, rangeOf, spanOf, variablesOf } from './queries.js';

const KINDS = { stat: Stat, table: Table, timeseries: Timeseries };
/** Grafana's grid: 24 columns, rows of 30 pixels, 8 between. */
const ROW = 30;
const BETWEEN = 8;
const PADDING = 16;
const HEAD = 48;
/** What became of each panel, by its id. */
const states = new Map();

register();

function note(panel, state, detail) {
  states.set(panel.id, { title: panel.title, at: panel.gridPos, state, detail });
}

class Guarded extends Component {
  state = { error: null };
  static getDerivedStateFromError(error) {
    return { error };
  }
  componentDidCatch(error) {
    note(this.props.panel, 'error', String(error.message ?? error));
  }
  render() {
    return this.state.error ? <p>{String(this.state.error.message ?? this.state.error)}</p> : this.props.children;
  }
}

/** The panels in drawing order with their places; rows that are folded hide theirs unless they are to be opened. */
function laidOut(board, open) {
  let moved = 0;
  return board.panels.flatMap((panel) => {
    const place = (each) => ({ ...each, gridPos: { ...each.gridPos, y: each.gridPos.y + moved } });
    const placed = place(panel);
    if (panel.type !== 'row' || !open || !panel.collapsed || !panel.panels?.length) {
      return [placed];
    }
    const first = Math.min(...panel.panels.map((each) => each.gridPos.y));
    const last = Math.max(...panel.panels.map((each) => each.gridPos.y + each.gridPos.h));
    const inside = panel.panels.map((each) => ({ ...each, gridPos: { ...each.gridPos, y: placed.gridPos.y + 1 + each.gridPos.y - first } }));
    moved += last - first;
    return [{ ...placed, collapsed: false }, ...inside];
  });
}

function boxOf({ x, y, w, h }, width) {
  const column = (width - 2 * PADDING + BETWEEN) / 24;
  return {
    left: PADDING + x * column, top: HEAD + y * (ROW + BETWEEN), width: w * column - BETWEEN, height: h * (ROW + BETWEEN) - BETWEEN,
  };
}

async function dataOf(panel, variables, range, width, database, theme) {
  const span = spanOf(panel, range, width, panel.datasource?.type);
  const answered = await asked(panel, variables, span, database);
  const context = { interpolate: (text) => interpolated(text, variables) };
  const transformed = await firstValueFrom(transformDataFrame(panel.transformations ?? [], answered, context));
  const frames = applyFieldOverrides({
    data: transformed, fieldConfig: fieldConfigOf(panel), fieldConfigRegistry: optionsOf(panel.type), theme, timeZone: 'browser',
    replaceVariables: (text) => interpolated(text, variables),
  });
  cacheFieldDisplayNames(frames);
  return { frames, range: span.range };
}

async function loaded(panel, variables, range, request, theme) {
  const told = { ...panel, title: interpolated(panel.title, variables) };
  if (panel.type === 'row') {
    return { panel: told };
  }
  const sources = new Set([panel, ...(panel.targets ?? [])].map((each) => each.datasource?.type));
  if (sources.has('prometheus') && !request.prometheus) {
    note(told, 'left out', 'no --prometheus');
    return { panel: told, missing: 'no Prometheus was given' };
  }
  try {
    const { width } = boxOf(panel.gridPos, request.width);
    const data = await dataOf(panel, variables, range, width, request.database, theme);
    const rows = data.frames.reduce((sum, frame) => sum + frame.length, 0);
    note(told, isEmpty(data.frames) ? 'empty' : 'drawn', `${data.frames.length} series, ${rows} rows`);
    return { panel: told, ...data };
  } catch (error) {
    const message = String(error.message ?? error);
    note(told, 'error', message);
    return { panel: told, error: message };
  }
}

function Content({ panel, frames, range, error, missing, theme, width, height }) {
  const nothing = error ?? missing ?? (panel.type !== 'stat' && isEmpty(frames) ? (panel.fieldConfig?.defaults?.noValue ?? 'No data') : null);
  if (nothing) {
    const color = error ? theme.colors.error.text : theme.colors.text.secondary;
    return <div style={{ display: 'grid', placeContent: 'center', height, width, color }}>{nothing}</div>;
  }
  if (!KINDS[panel.type]) {
    throw new Error(`a panel of kind ${panel.type} cannot be drawn here`);
  }
  return createElement(KINDS[panel.type], { panel, frames, range, theme, width, height });
}

function Row({ panel, box, theme }) {
  const style = { position: 'absolute', ...box, display: 'flex', alignItems: 'center', gap: 8, color: theme.colors.text.primary };
  return (
    <div style={{ ...style, fontSize: 16, fontWeight: 500 }}>
      <span style={{ color: theme.colors.text.secondary }}>{panel.collapsed ? '›' : '⌄'}</span>
      {panel.title}
      {panel.collapsed && <small style={{ color: theme.colors.text.secondary }}>({panel.panels.length} panels)</small>}
    </div>
  );
}

function Board({ board, data, variables, range, theme, width }) {
  const chosen = Object.values(variables).filter((each) => each.hide !== 2);
  const head = { position: 'absolute', left: PADDING, top: 0, height: HEAD, width: width - 2 * PADDING, display: 'flex', gap: 24, alignItems: 'center' };
  const time = (at) => at.format('YYYY-MM-DD HH:mm:ss');
  return (
    <>
      <div style={{ ...head, color: theme.colors.text.primary }}>
        <strong style={{ fontSize: 18 }}>{board.title}</strong>
        {chosen.map((each) => (
          <span key={each.label}>{each.label}: {each.all ? 'All' : each.values.join(' + ')}</span>
        ))}
        <span style={{ marginLeft: 'auto', color: theme.colors.text.secondary }}>{time(range.from)} to {time(range.to)}</span>
      </div>
      {data.map((each) => {
        const box = boxOf(each.panel.gridPos, width);
        if (each.panel.type === 'row') {
          return <Row key={each.panel.id} panel={each.panel} box={box} theme={theme} />;
        }
        const { left, top, ...size } = box;
        const title = { title: each.panel.title, description: each.panel.description };
        return (
          <div key={each.panel.id} style={{ position: 'absolute', left, top, ...size }}>
            <PanelChrome {...size} {...title} displayMode={each.panel.transparent ? 'transparent' : 'default'} padding={each.panel.type === 'table' ? 'none' : 'md'}>
              {(innerWidth, innerHeight) => (
                <Guarded panel={each.panel}>
                  <Content {...each} theme={theme} width={innerWidth} height={innerHeight} />
                </Guarded>
              )}
            </PanelChrome>
          </div>
        );
      })}
    </>
  );
}

/** Draws it all; answers how high it became. */
window.draw = async (request) => {
  // A chart measures its texts when it is drawn: the font has to be there.
  await Promise.all([400, 500, 600].map((weight) => document.fonts.load(`${weight} 12px Inter`)));
  const theme = createTheme({ colors: { mode: request.dark ? 'dark' : 'light' } });
  const range = rangeOf(request.range);
  const variables = await variablesOf(request.board, request.chosen, range, request.database);
  const panels = laidOut(request.board, request.open);
  const data = await Promise.all(panels.map((panel) => loaded(panel, variables, range, request, theme)));
  document.body.style.background = theme.colors.background.canvas;
  const context = { eventBus: new EventBusSrv(), eventsScope: 'preview' };
  flushSync(() => createRoot(document.getElementById('root')).render(
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <PortalContainer />
      <PanelContextProvider value={context}>
        <Board board={request.board} data={data} variables={variables} range={range} theme={theme} width={request.width} />
      </PanelContextProvider>
    </ThemeContext.Provider>,
  ));
  return { height: Math.max(...panels.map((panel) => HEAD + (panel.gridPos.y + panel.gridPos.h) * (ROW + BETWEEN))) + PADDING };
};

/** What became of each panel, from top to bottom. */
window.drawnPanels = () => [...states.values()].sort((one, other) => one.at.y - other.at.y || one.at.x - other.at.x);
