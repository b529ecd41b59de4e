// The sheet as an image, drawn here from what the page shows: nothing is sent anywhere.
const WIDTH = 540;
const MARGIN = 28;
const INSIDE = WIDTH - 2 * MARGIN;
// iPhones draw nothing at all on a larger canvas.
const MOST_PIXELS = 16_000_000;
const MOST_TALL = 16_000;
const [INK, SOFT, EARTH, TEAL] = ["#22262e", "#555049", "#8a4b14", "#0d5c63"];
const [SANS, SERIF] = ["system-ui, sans-serif", "Georgia, serif"];

const STYLES = {
  title: { font: `600 30px ${SERIF}`, line: 38, after: 4 },
  practice: { font: `600 20px ${SERIF}`, line: 27, before: 20, after: 8, ruled: true },
  strong: { font: `600 17px ${SANS}`, line: 25, before: 8, after: 8 },
  soft: { font: `16px ${SANS}`, line: 23, colour: SOFT, after: 6 },
  current: { font: `17px ${SANS}`, line: 24, inset: 26, after: 4, mark: EARTH },
  desired: { font: `17px ${SANS}`, line: 24, inset: 26, after: 6, mark: TEAL, filled: true },
  comment: { font: `italic 17px ${SANS}`, line: 25, inset: 16, before: 6, after: 6, quoted: true },
};

const SHAPES = {
  "pair-ground": { stroke: "#857c6b", width: 1.5 },
  "pair-arrow": { stroke: INK, width: 2.5 },
  "pair-head": { fill: INK },
  "pair-current": { fill: "#ffffff", stroke: EARTH, width: 3.5 },
  "pair-desired": { fill: TEAL },
};

const said = (part) => {
  const text = part.textContent.trim();
  return part.dataset.image === "comment" ? text : text.replace(/[ \n]+/g, " ");
};

// A word longer than the line is cut between two letters as a reader sees them.
const letters = (word) => globalThis.Intl?.Segmenter
  ? [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment) : [...word];

const linesOf = (pen, text, width) => text.split("\n").flatMap((paragraph) => {
  const lines = [""];
  const fits = (more) => pen.measureText(lines[lines.length - 1] + more).width <= width;
  const add = (more) => { lines[lines.length - 1] += more; };
  for (const word of paragraph.split(" ")) {
    const spaced = lines[lines.length - 1] && " ";
    if (fits(spaced + word)) { add(spaced + word); continue; }
    if (spaced) lines.push("");
    if (fits(word)) { add(word); continue; }
    for (const letter of letters(word)) {
      if (!fits(letter)) lines.push("");
      add(letter);
    }
  }
  return lines;
});

const disc = (pen, x, y, { mark, filled }) => {
  pen.beginPath();
  pen.arc(x, y, filled ? 7 : 5.5, 0, 2 * Math.PI);
  pen.lineWidth = 3;
  pen.fillStyle = pen.strokeStyle = mark;
  if (filled) pen.fill();
  else pen.stroke();
};

const writeText = (pen, part, top) => {
  const style = STYLES[part.dataset.image];
  const { line, inset = 0, before = 0, after = 0 } = style;
  const rightToLeft = getComputedStyle(part).direction === "rtl";
  const edge = (from) => (rightToLeft ? WIDTH - MARGIN - from : MARGIN + from);
  pen.font = style.font;
  pen.direction = rightToLeft ? "rtl" : "ltr";
  pen.textAlign = "start";
  pen.textBaseline = "alphabetic";
  const lines = linesOf(pen, said(part), INSIDE - inset);
  const start = top + before;
  pen.fillStyle = "#d9d3c7";
  if (style.ruled) pen.fillRect(MARGIN, top + 4, INSIDE, 1);
  if (style.quoted) pen.fillRect(edge(0) - (rightToLeft ? 3 : 0), start, 3, lines.length * line);
  if (style.mark) disc(pen, edge(8), start + line / 2, style);
  pen.fillStyle = style.colour || INK;
  lines.forEach((words, row) => pen.fillText(words, edge(inset), start + (row + 0.74) * line));
  return start + lines.length * line + after;
};

const outline = (shape) => {
  const number = (name) => Number(shape.getAttribute(name));
  const path = new Path2D(shape.getAttribute("d") || (shape.getAttribute("points") && `M${shape.getAttribute("points")}z`) || "");
  if (shape.matches("circle")) path.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
  return path;
};

const drawPair = (pen, part, top) => {
  const { x, y, width, height } = part.querySelector("svg").viewBox.baseVal;
  pen.save();
  pen.translate((WIDTH - width) / 2 - x, top - y);
  for (const shape of part.querySelectorAll("path,polygon,circle")) {
    const { fill, stroke, width: thick } = SHAPES[shape.getAttribute("class")];
    const path = outline(shape);
    if (fill) { pen.fillStyle = fill; pen.fill(path); }
    if (stroke) { pen.strokeStyle = stroke; pen.lineWidth = thick; pen.stroke(path); }
  }
  pen.restore();
  return top + height + 6;
};

const drawAll = (pen) => [...document.querySelectorAll("[data-image]")].reduce(
  (top, part) => (part.dataset.image === "drawing" ? drawPair : writeText)(pen, part, top), MARGIN,
) + MARGIN;

const paint = () => {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const height = drawAll(pen);
  const scale = Math.min(2, MOST_TALL / height, Math.sqrt(MOST_PIXELS / (WIDTH * height)));
  [canvas.width, canvas.height] = [Math.floor(WIDTH * scale), Math.floor(height * scale)];
  pen.scale(scale, scale);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, WIDTH, height);
  drawAll(pen);
  return canvas;
};

const give = (image, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(image);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

// What to do without scripts is what to do where no image can be made: it comes back then.
const instead = [...document.querySelectorAll("[data-no-script]")];
const show = (made) => {
  document.querySelector("[data-image-made]").hidden = !made;
  instead.forEach((words) => { words.hidden = made; });
};

for (const button of document.querySelectorAll("[data-make-image]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    try {
      paint().toBlob((image) => {
        if (image) give(image, button.dataset.makeImage);
        show(Boolean(image));
      });
    } catch {
      show(false);
    }
  });
}
instead.forEach((words) => { words.hidden = true; });
