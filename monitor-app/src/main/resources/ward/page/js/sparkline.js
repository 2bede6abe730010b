/** Draws the last hour of a vital, one value a minute, gaps as gaps, into a canvas that fills its box. */
export function drawSparkline(canvas, values, colour) {
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (!width || !height) {
    return;
  }
  const scale = window.devicePixelRatio || 1;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = 1.5;
  pen.lineJoin = "round";
  stroke(pen, points(values, width, height));
}

/** As much room above and below the line as it needs at most; a short canvas gives it less. */
const MARGIN = 3;

/**
 * Where each value stands, the larger the higher, however short the canvas is; null where there is none. A steady vital stands in the
 * middle, not stretched to its noise.
 */
export function points(values, width, height) {
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  const reach = Math.max(...known) - least;
  const room = Math.max(reach, Math.abs(least) * 0.15, 0.5);
  const floor = least - (room - reach) / 2;
  const margin = Math.min(MARGIN, height / 4);
  const step = Math.max(0, width - 4) / Math.max(1, values.length - 1);
  return values.map((value, i) =>
    value === null ? null : [2 + i * step, height - margin - ((value - floor) / room) * (height - 2 * margin)],
  );
}

function stroke(pen, all) {
  pen.beginPath();
  all.forEach((point, i) => {
    if (point !== null) {
      all[i - 1] ? pen.lineTo(...point) : pen.moveTo(...point);
    }
  });
  pen.stroke();
  const last = all.at(-1);
  if (last) {
    pen.beginPath();
    pen.arc(last[0] - 1, last[1], 2, 0, 2 * Math.PI);
    pen.fill();
  }
}
