/** The picture that may leave the register, painted: nothing is added and nothing left out. */

/** Pixels of the painting for each of the drawing. */
const SHARPNESS = 2;

/** Paints the figures' SVG with the app's own letters, as PNG; throws where it holds what cannot be painted. */
export async function paintPicture(svg: string): Promise<Blob> {
  const [drawing, ...parts] = partsOf(svg);
  if (drawing === undefined) throw new Error(`${UNKNOWN} nothing`);
  const canvas = document.createElement("canvas");
  canvas.width = numberOf(drawing, "width") * SHARPNESS;
  canvas.height = numberOf(drawing, "height") * SHARPNESS;
  const brush = canvas.getContext("2d");
  if (brush === null) throw new Error(NO_CANVAS);
  const family = getComputedStyle(document.documentElement).getPropertyValue("--sans");
  await document.fonts.load(`13px ${family}`, parts.map(({ words }) => words).join(""));
  brush.scale(SHARPNESS, SHARPNESS);
  for (const part of parts) paint(brush, part, { family, ink: said(drawing, "fill") });
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error(NO_CANVAS)) : resolve(blob))),
  );
}

/** One shape or text of the drawing. */
type Part = {
  readonly name: string;
  readonly said: ReadonlyMap<string, string>;
  readonly words: string;
};

/** The drawing has a part a line; a page that takes no markup (Trusted Types) must not parse it as such. */
function partsOf(svg: string): readonly Part[] {
  const lines = svg.split("\n").filter((line) => line !== "" && line !== "</svg>");
  return lines.map((line) => {
    const [, name, attributes, words] = LINE.exec(line) ?? [];
    if (name === undefined) throw new Error(`${UNKNOWN} ${line.slice(0, 20)}`);
    const pairs = [...(attributes ?? "").matchAll(ATTRIBUTE)];
    return {
      name,
      said: new Map(pairs.map(([, key, value]) => [key ?? "", value ?? ""])),
      words: (words ?? "").replaceAll("&lt;", "<").replaceAll("&amp;", "&"),
    };
  });
}

// e.g. <text x="60" y="34">Reported killed</text>
const LINE = /^<(\w+)((?: [\w-]+="[^"]*")*)(?:\/?>|>([^<]*)<\/text>)$/;
const ATTRIBUTE = / ([\w-]+)="([^"]*)"/g;
const UNKNOWN = "Cannot paint the picture: save the SVG, since this painter does not know";
const NO_CANVAS = "Cannot paint the picture: this browser gives no canvas, save the SVG";

type Letters = { readonly family: string; readonly ink: string };

function paint(brush: CanvasRenderingContext2D, part: Part, { family, ink }: Letters): void {
  if (part.name === "text") {
    brush.font = `${numberOf(part, "font-size")}px ${family}`;
    brush.textAlign = alignOf(said(part, "text-anchor"));
    brush.fillStyle = ink;
    brush.fillText(part.words, numberOf(part, "x"), numberOf(part, "y"));
    return;
  }
  const outline = outlineOf(part);
  const [fill, stroke] = [said(part, "fill", ink), said(part, "stroke", "none")];
  if (fill !== "none") {
    brush.fillStyle = fill;
    brush.fill(outline);
  }
  if (stroke === "none") return;
  brush.strokeStyle = stroke;
  brush.lineWidth = Number(said(part, "stroke-width", "1"));
  brush.globalAlpha = Number(said(part, "stroke-opacity", "1"));
  brush.setLineDash(said(part, "stroke-dasharray").split(" ").filter(Boolean).map(Number));
  brush.stroke(outline);
  brush.globalAlpha = 1;
}

function outlineOf(part: Part): Path2D {
  const outline = new Path2D(part.name === "path" ? said(part, "d") : "");
  if (part.name === "rect") {
    outline.rect(0, 0, numberOf(part, "width"), numberOf(part, "height"));
  } else if (part.name === "circle") {
    const [x, y, radius] = [numberOf(part, "cx"), numberOf(part, "cy"), numberOf(part, "r")];
    outline.arc(x, y, radius, 0, 2 * Math.PI);
  } else if (part.name !== "path") {
    throw new Error(`${UNKNOWN} ${part.name}`);
  }
  return outline;
}

const alignOf = (anchor: string): CanvasTextAlign =>
  anchor === "middle" ? "center" : anchor === "end" ? "right" : "left";
const said = (part: Part, name: string, unsaid = ""): string => part.said.get(name) ?? unsaid;
const numberOf = (part: Part, name: string): number => Number(said(part, name));
