"""The style sheet of our web pages: plain, quiet, readable on paper and on a telephone."""

from __future__ import annotations

from pipeline.render.look import (
    ACCENT,
    AGENCY_FILLS,
    BAND_FILL,
    CALLOUTS,
    HEAD_FILL,
    INK,
    LINE,
    QUIET,
    SHADES,
)

_FILLS = "".join(
    f".fill-{fill}{{background:#{fill}}}"
    for fill in sorted({shade.fill for shade in SHADES.values()} | set(AGENCY_FILLS))
)
_BOXES = "".join(
    f".{kind}-box{{background:#{fill};border-left-color:#{bar}}}"
    for kind, (fill, bar, _) in CALLOUTS.items()
)

STYLE = f"""
html{{color:#{INK};background:#fff;font:1.0625rem/1.55 "Open Sans",Arial,sans-serif}}
body{{max-width:62rem;margin:0 auto;padding:0 1.25rem 3rem}}
header{{border-bottom:3px solid #{ACCENT};padding:1.5rem 0 1rem;margin-bottom:1.5rem}}
footer{{border-top:1px solid #{LINE};margin-top:3rem;padding-top:.75rem;color:#{QUIET};font-size:.9rem}}
h1,h2,h3,h4,h5,h6{{line-height:1.25;color:#{ACCENT};margin:2rem 0 .6rem;max-width:45rem}}
h1{{font-size:2.25rem;margin:.25rem 0}}h2{{font-size:1.6rem}}h3{{font-size:1.3rem}}
h4,h5,h6{{font-size:1.1rem;color:#{INK}}}
p,ul,ol,blockquote,.callout,.field{{max-width:45rem}}
a{{color:#{ACCENT};text-underline-offset:.15em}}a:hover{{text-decoration-thickness:.15em}}
:focus-visible{{outline:3px solid #{ACCENT};outline-offset:2px;background:#FFF1D6}}
.skip{{position:absolute;left:-999rem}}.skip:focus{{position:static;display:inline-block;padding:.5rem}}
.subtitle{{font-size:1.25rem;color:#{QUIET};margin:.25rem 0}}
.marking{{font-weight:700;margin:0}}.reference{{color:#{QUIET};margin:0}}
.lead{{font-size:1.25rem}}.note{{color:#{QUIET};font-size:.95rem}}.label{{font-weight:700;margin:1rem 0 .25rem}}
.signature::after{{content:"";display:inline-block;width:16rem;border-bottom:1px solid #{INK}}}
blockquote{{margin:1rem 0;padding:.1rem 0 .1rem 1.25rem;border-left:4px solid #{LINE};color:#{QUIET}}}
.numbered{{display:flex;gap:1rem}}.number{{color:#{QUIET};min-width:3rem}}
.numbered .number{{flex:none}}
.contents ul{{list-style:none;padding:0}}.contents .level-2{{padding-left:1.5rem}}
.contents .level-3{{padding-left:3rem}}.contents .level-4{{padding-left:4.5rem}}
.callout{{border-left:6px solid;padding:.6rem 1rem;margin:1.25rem 0}}.callout .label{{margin:0 0 .25rem}}
.callout>:last-child{{margin-bottom:0}}
{_BOXES}
.field .answer{{border:1px solid #{LINE};padding:.5rem .75rem;margin:.25rem 0 1rem}}.unanswered{{color:#{QUIET}}}
.table{{overflow-x:auto;margin:1.25rem 0}}
table{{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.4}}
caption{{text-align:left;font-weight:700;padding:.5rem 0}}
th,td{{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid #{LINE}}}
td p,th p{{margin:0 0 .35rem}}
thead th{{background:#{HEAD_FILL};border-top:2px solid #{ACCENT}}}
.band td{{background:#{BAND_FILL};font-weight:700;color:#{ACCENT}}}
{_FILLS}
.sign{{font-weight:700}}
.unseen{{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}}
figure{{margin:1.5rem 0}}figcaption{{font-weight:700;margin-bottom:.5rem}}figure svg{{max-width:100%;height:auto}}
summary{{cursor:pointer}}
tr:target,p:target,h2:target,h3:target,h4:target,li:target{{background:#FFF1D6}}
sup a{{text-decoration:none;padding:0 .15em}}
@media print{{
@page{{size:A4;margin:18mm}}
html{{font-size:10.5pt}}body{{max-width:none;padding:0}}.skip{{display:none}}
a{{color:inherit}}h1,h2,h3,h4{{break-after:avoid}}tr,.callout,figure{{break-inside:avoid}}
thead{{display:table-header-group}}.table{{overflow:visible}}.part{{break-before:page}}
.break{{break-after:page}}
}}
""".strip()
