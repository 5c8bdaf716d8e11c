"""How pages look when typeset: the functions the source of a document calls."""

from __future__ import annotations

from pipeline.render.look import ACCENT, HEAD_FILL, INK, LINE, QUIET, ROW_HEAD_LINE

PRELUDE = f"""
#let ink = rgb("#{INK}")
#let quiet = rgb("#{QUIET}")
#let hair = rgb("#{LINE}")
#let accent = rgb("#{ACCENT}")
#set text(font: "Open Sans", size: 10.5pt, fill: ink, hyphenate: false)
#set par(leading: 0.72em, spacing: 1.05em, justify: false)
#set page(paper: "a4", margin: (x: 20mm, top: 25mm, bottom: 22mm))
#set table(stroke: (x: none, y: 0.5pt + hair), inset: (x: 4pt, y: 4pt), align: start + top)
#set table.cell(breakable: false)
#let row-head = table.cell.with(stroke: (x: none, y: 0.5pt + rgb("#{ROW_HEAD_LINE}")))
#let body(it) = par(it)
#let lead(it) = {{ set text(size: 12.5pt); par(it) }}
#let quoted(it) = block(inset: (left: 12pt, y: 2pt), stroke: (left: 3pt + hair), {{ set text(fill: quiet); par(it) }})
#let note(it) = {{ set text(size: 9pt, fill: quiet); par(it) }}
#let label-line(it) = block(above: 1.2em, below: 0.5em, sticky: true, strong(it))
#let question(it) = block(sticky: true, par(it))
#let signature(it) = block(above: 2.4em, {{ it; h(0.6em); box(width: 70mm, stroke: (bottom: 0.6pt + ink), height: 0.8em) }})
#let numbered(number, it) = par(hanging-indent: 13mm, {{ box(width: 13mm, text(fill: quiet, number)); it }})
#let goto(target, it) = link(target, text(fill: accent, underline(offset: 0.16em, stroke: 0.4pt + accent, it)))
#let par-noted(it) = block(above: 0.75em, below: 0.75em, sticky: true, par(it))
#let cell-note(number, it) = block(above: 0.8em, inset: (top: 3pt), stroke: (top: 0.4pt + hair), {{ set text(size: 7.5pt, fill: quiet); super(number); h(0.3em); it }})
#let held(it) = block(breakable: false, height: 8em, it)
#let band(it) = {{ set text(weight: "bold", fill: accent); it }}
#let callout(fill, bar, breaks, title, it) = block(width: 100%, breakable: breaks, fill: fill, stroke: (left: 4pt + bar), inset: (x: 12pt, y: 10pt), above: 1.3em, below: 1.3em, {{ block(below: 0.7em, sticky: true, strong(title)); it }})
#let field(label, help, value, choices, sticky: false) = block(above: 1.4em, breakable: false, sticky: sticky, width: 100%, {{
  block(below: 0.5em, strong(label))
  if help != none {{ block(below: 0.5em, text(size: 9pt, fill: quiet, help)) }}
  if choices.len() > 0 {{
    for choice in choices {{ block(above: 0.65em, below: 0.65em, {{ box(baseline: 1.2pt, width: 8pt, height: 8pt, stroke: 0.7pt + ink); h(0.6em); choice }}) }}
  }} else {{
    block(width: 100%, stroke: 0.7pt + hair, inset: 7pt, if value == none {{ v(3.2em) }} else {{ value }})
  }}
}})
#let tick(label, help, ticked) = block(above: 1.2em, width: 100%, {{
  box(baseline: 1.2pt, width: 8.5pt, height: 8.5pt, stroke: 0.7pt + ink, if ticked {{ place(center + horizon, text(size: 8pt, "✓")) }})
  h(0.6em); strong(label)
  if help != none {{ block(above: 0.5em, text(size: 9pt, fill: quiet, help)) }}
}})
#let tab(title) = {{ pagebreak(weak: true); v(30%); block(below: 1.4em, line(length: 24mm, stroke: 3pt + accent)); {{ show heading: set text(size: 30pt); title }}; pagebreak() }}
#let contents-title(it) = block(below: 1em, text(size: 16pt, weight: "bold", fill: accent, it))
#let entry(level, target, it, page) = block(above: if level == 1 {{ 0.95em }} else {{ 0.6em }}, below: 0.6em, inset: (left: (level - 1) * 14pt), link(target, {{
  set text(weight: if level == 1 {{ "bold" }} else {{ "regular" }})
  grid(columns: (1fr, 12mm), it, align(end, numbers.at(page, default: "")))
}}))
// A tall picture is made smaller, so that it stands on one page under its caption.
#let picture(data, width, alt, caption) = figure(kind: image, caption: caption, layout(size => {{
  let wide = calc.min(width, size.width)
  let tall = measure(image(data, format: "svg", alt: alt, width: wide)).height
  let most = size.height - 3em.to-absolute()
  image(data, format: "svg", alt: alt, width: if tall > most {{ wide * (most / tall) }} else {{ wide }})
}}))
#let grid-table(columns, head, caption, ..rows) = {{
  set text(size: 8.5pt)
  set par(leading: 0.6em, spacing: 0.75em)
  figure(kind: table, caption: caption, table(
    columns: columns,
    table.header(..head.map(title => table.cell(fill: rgb("#{HEAD_FILL}"), stroke: (top: 1.2pt + accent, bottom: 0.5pt + hair), strong(title)))),
    ..rows,
  ))
}}
#let cover(title, subtitle, reference, marking, alone) = {{
  if alone {{ v(26%) }} else {{ v(9%) }}
  block(below: 1.4em, line(length: 24mm, stroke: 3pt + accent))
  block(below: 1.6em, text(size: 30pt, weight: "bold", fill: accent, title))
  if subtitle != none {{ block(below: 2.2em, text(size: 15pt, fill: quiet, subtitle)) }}
  if reference != none {{ block(below: 0.6em, text(size: 12pt, fill: quiet, reference)) }}
  if marking != none {{ block(text(size: 12pt, weight: "bold", fill: quiet, marking)) }}
  if alone {{ pagebreak() }} else {{ v(1.5em) }}
}}
#let title-lines(title, subtitle) = {{
  block(below: 0.7em, text(size: 25pt, weight: "bold", fill: accent, title))
  if subtitle != none {{ block(below: 1.6em, text(size: 13.5pt, fill: quiet, subtitle)) }}
}}
"""

#: Rules that only some slices need. Every rule in force costs time at every cell of a long table
#: (a tenth in all), so a slice that is nothing but rows goes without.
_RULES = {
    "heading(": """
#show heading: set text(fill: accent, weight: "bold")
#show heading: set block(above: 1.7em, below: 0.8em)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 15pt)
#show heading.where(level: 3): set text(size: 12.5pt, fill: ink)
#show heading.where(level: 4): set text(size: 11pt, fill: ink)
#show heading.where(level: 5): set text(size: 10.5pt, fill: ink)
#show heading.where(level: 6): set text(size: 10.5pt, fill: quiet)
""",
    "list(": """
#set list(indent: 0.3em, body-indent: 0.7em, spacing: 0.7em)
""",
    "enum(": """
#set enum(indent: 0.3em, body-indent: 0.7em, spacing: 0.7em)
""",
    "footnote(": """
#set footnote.entry(separator: line(length: 25%, stroke: 0.5pt + hair), gap: 0.5em)
#show footnote.entry: set text(size: 8.5pt)
""",
    # Tables with a caption and pictures are figures.
    "": """
#show figure: set block(breakable: true)
#show figure.where(kind: image): set block(breakable: false)
#show figure: set align(start)
#set figure(gap: 0.6em, numbering: none, supplement: none)
#set figure.caption(position: top)
#show figure.caption: set text(weight: "bold", size: 9.5pt)
#show figure.caption: set align(start)
#show figure.caption: it => block(sticky: true, it)
""",
}


def prelude(body: str) -> str:
    """The functions a source calls, and the rules it needs."""
    return PRELUDE + "".join(rules for name, rules in _RULES.items() if name in body)


#: Running heads and feet, set once when the number of pages is known.
FURNITURE = f"""
#set text(font: "Open Sans", size: 8.5pt, fill: rgb("#{QUIET}"))
#set page(paper: "a4", margin: 0pt)
#let sheet(flipped, number, total, title, reference, marking, running) = page(flipped: flipped, pdf.artifact(kind: "page", {{
  if running {{
    place(top, dx: 20mm, dy: 11mm, block(width: 100% - 40mm, stroke: (bottom: 0.6pt + rgb("#{LINE}")), inset: (bottom: 4pt), grid(columns: (1fr, auto), column-gutter: 8mm, text(size: if marking.len() > 90 {{ 7.5pt }} else {{ 8.5pt }}, strong(marking)), reference)))
  }}
  place(bottom, dx: 20mm, dy: -10mm, block(width: 100% - 40mm, stroke: (top: 0.6pt + rgb("#{LINE}")), inset: (top: 4pt), grid(columns: (1fr, auto), column-gutter: 8mm, title, "Page " + str(number) + " of " + str(total))))
}}))
"""
