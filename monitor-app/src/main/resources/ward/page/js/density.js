/** The widest tile that is any use as an aspect: numerals side by side need more width than height. */
const ASPECT = 1.25;
const GAP = 6;
/** Under this a tile is not legible: then the beds scroll. */
const LEAST = { width: 104, height: 78 };

/** How many columns and rows let so many beds fill a box best without a scroll. */
export function fit(beds, width, height) {
  let best = null;
  for (let columns = 1; columns <= beds; columns++) {
    const rows = Math.ceil(beds / columns);
    const tile = { width: (width - GAP * (columns - 1)) / columns, height: (height - GAP * (rows - 1)) / rows };
    const size = Math.min(tile.width / ASPECT, tile.height);
    if (best === null || size > best.size) {
      best = { columns, rows, size, tile };
    }
  }
  return best;
}

/** How much a tile of a size tells. */
function densityOf(tile) {
  if (tile.width >= 240 && tile.height >= 205) {
    return "large";
  }
  if (tile.width >= 140 && tile.height >= 118) {
    return "medium";
  }
  return "small";
}

/** Lays beds out in a grid's box; true where the tiles' size changed. */
export function layOut(grid, beds) {
  const narrow = grid.clientWidth < 640;
  const best = narrow ? null : fit(Math.max(beds, 1), grid.clientWidth, grid.clientHeight);
  const fits = best !== null && best.tile.width >= LEAST.width && best.tile.height >= LEAST.height;
  const columns = fits ? best.columns : Math.max(narrow ? 2 : 3, Math.floor(grid.clientWidth / (narrow ? 180 : 150)));
  const look = fits ? densityOf(best.tile) : "medium";
  const key = `${columns}|${fits}|${look}|${Math.round(grid.clientWidth)}|${Math.round(grid.clientHeight)}|${fits ? best.rows : 0}`;
  if (grid.dataset.key === key) {
    return false;
  }
  grid.dataset.key = key;
  grid.dataset.density = look;
  grid.dataset.fits = fits;
  grid.style.setProperty("--columns", columns);
  grid.style.setProperty("--rows", fits ? best.rows : "auto");
  grid.style.setProperty("--tile-height", fits ? `${Math.min(best.tile.height, 420)}px` : "150px");
  grid.style.setProperty("--scale", fits ? Math.min(best.tile.width / ASPECT, best.tile.height, 300) / 100 : 1.45);
  return true;
}
