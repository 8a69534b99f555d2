// The look of an HTML page: on a screen, on a phone and on paper.

const shares = Array.from({ length: 101 }, (_, share) => `.share-${share}{width:${share}%}`).join('')

export const htmlStyle = `
:root{color-scheme:light;--ink:#1c2733;--quiet:#5b6875;--line:#d5dbe1;--late:#a8201a;--soon:#8a5a00;--done:#1d6b3a;--accent:#1f4e79;--wash:#f4f6f8}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:1rem/1.5 Georgia,'Liberation Serif','Times New Roman',serif}
main{max-width:62rem;margin:0 auto;padding:1.5rem 1.25rem 4rem;overflow-wrap:break-word}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .75rem;color:var(--accent);border-bottom:3px solid var(--accent);padding-bottom:.4rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
h3{font-size:1rem;margin:1.2rem 0 .3rem}h4,h5,h6{font-size:1rem;font-style:italic;font-weight:400;margin:1rem 0 .3rem}
*+h1{margin-top:2.5rem}
p{margin:.5rem 0}
a{color:var(--accent)}
ul,ol{margin:.5rem 0;padding-left:1.6rem}li{margin:.15rem 0}
.cover{padding:min(14vh,8rem) 0 3rem;text-align:center;border-bottom:1px solid var(--line);margin-bottom:2.5rem}
.cover h1{border:0;font-size:2.1rem;margin:0 0 1rem}.cover h2{border:0;margin:.5rem 0;font-weight:400;font-size:1.35rem}
nav ol{list-style:none;padding-left:1.2rem;margin:.2rem 0}nav>ol{padding-left:0}nav a{text-decoration:none}nav a:hover{text-decoration:underline}nav>ol>li{margin:.45rem 0}nav>ol>li>a{font-weight:600}
blockquote{margin:.75rem 0;padding:.1rem 0 .1rem 1rem;border-left:2px solid var(--line)}
.provision{border-left:3px solid var(--accent)}
.provision:target,h1:target,h2:target,h3:target,.notes li:target{background:#fff6d6}
.editorial{margin:.75rem 0;padding:.35rem .9rem;border:1px solid var(--line);background:var(--wash);font-size:.88rem;color:#3c4955}
ins{color:#0b5394;text-decoration:underline;text-decoration-thickness:.09em;text-underline-offset:.15em}del{color:var(--late);text-decoration:line-through}
ins.block,del.block{display:block;padding-left:.7rem;border-left:3px double currentColor}
.note{line-height:0;font-size:.75em}.note a,.notes [role=doc-backlink]{padding:0 .1em}
.notes{margin-top:3rem;padding-top:.5rem;border-top:1px solid var(--line);font-size:.88rem}.notes li{margin:.35rem 0}.notes p{margin:.1rem 0}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}
thead th{font-weight:600;color:var(--quiet);border-bottom:2px solid var(--line);white-space:nowrap}
main:has(.wide){max-width:84rem}.wide{font-size:.82rem}.wide thead th{white-space:normal}.wide td,.wide th{min-width:4.5rem}.wide td:first-child,.wide th:first-child{min-width:0}
.facts th{width:9rem;color:var(--quiet);font-weight:600;white-space:nowrap}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.tone-late{color:var(--late);font-weight:700}.tone-soon{color:var(--soon);font-weight:600}.tone-done{color:var(--done)}.tone-id{color:var(--quiet);white-space:nowrap}
.bar{display:inline-block;width:8rem;max-width:100%;height:.7rem;border:1px solid var(--quiet);border-radius:2px;vertical-align:middle;overflow:hidden;background:#eef1f4}
.bar-part{display:block;height:100%;background:var(--done)}${shares}
figure{margin:.8rem 0}figcaption{font-weight:600;font-size:.93rem;margin-bottom:.3rem}figure svg{max-width:100%;height:auto}details{font-size:.9rem}summary{cursor:pointer;color:var(--accent)}
code{font-family:ui-monospace,'DejaVu Sans Mono',monospace;font-size:.88em;background:#eef1f4;padding:.05em .3em;border-radius:3px;overflow-wrap:anywhere}
pre{overflow:auto;background:#eef1f4;padding:.6rem .8rem;border-radius:3px}pre code{padding:0;background:none}
hr{border:0;border-top:1px solid var(--line);margin:1.5rem 0}
@media (max-width:40rem){
main{padding:1rem .9rem 3rem}
.cover{padding:4rem 0 2rem}.cover h1{font-size:1.7rem}
table:not(.facts) thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table:not(.facts) tr{display:block;border-bottom:2px solid var(--line);padding:.4rem 0}
table:not(.facts) td{display:flow-root;border:0;padding:.1rem 0 .1rem 7.5rem;min-height:1.6rem;text-align:left;white-space:normal}
table:not(.facts) td.empty{display:none}
table:not(.facts) td::before{content:attr(data-label);float:left;width:7rem;margin-left:-7.5rem;line-height:1.4;padding-top:.1rem;color:var(--quiet);font-size:.85rem}
.facts th{width:6.5rem;white-space:normal}
}
@media print{body{font-size:10pt}main{max-width:none;padding:0}h1,h2,h3,h4{break-after:avoid}tr,.editorial{break-inside:avoid}a{color:inherit;text-decoration:none}details{display:none}.cover,.pagebreak{break-after:page}@page{size:A4;margin:22mm}}
`.replace(/\n/g, '')
