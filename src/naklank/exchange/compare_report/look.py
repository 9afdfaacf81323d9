"""The style and the small script of the report's page. Their hashes stand in its content policy, so nothing else can run.

The tokens are those of the web pages, in the light. Without the script every piece of sound has the browser's own controls.
"""

STYLE = """
:root{--paper:#faf6ef;--card:#fff;--ink:#1d2a2e;--soft:#4d5b60;--line:#ddd3c3;--do:#0b5d66;--wash:#e3eeec}
*{box-sizing:border-box}
html{font-size:112.5%;color-scheme:light}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;
font:1rem/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",Verdana,sans-serif}
main{max-width:60rem;margin:0 auto;padding:32px 16px 84px}
.text,h1{max-width:34em}
h1,h2{text-wrap:balance}
h1{font-size:clamp(1.6rem,1.2rem + 1.9vw,2.3rem);line-height:1.2;margin:0 0 20px;font-weight:650}
h2{font-size:1.35rem;line-height:1.25;margin:52px 0 12px;font-weight:650}
h3{font-size:1.1rem;line-height:1.3;margin:0;font-weight:650}
p{margin:0 0 12px}
.over,.soft{color:var(--soft);font-size:.889rem}
.lead{font-size:1.2rem}
ul{padding-left:1.2em;margin:0 0 12px}
li{margin:4px 0}
.sides{display:grid;gap:20px 52px}
@media(min-width:52rem){.sides{grid-template-columns:1fr 1fr}}
.not{border-left:3px solid var(--ink);padding:0 0 0 20px}
.not h2{margin-top:0;font-size:1.1rem}
figure{margin:20px 0 0}
figure svg[role]{display:block;height:auto;max-width:100%}
.desk{display:none}
@media(min-width:52rem){.desk{display:block}.phone{display:none}}
.legend{list-style:none;padding:0;margin:20px 0 0;display:flex;flex-wrap:wrap;gap:8px 32px}
.legend li{display:flex;gap:12px;align-items:center;margin:0;font-size:.889rem}
.swatch{flex:none}
.defs{position:absolute}
.edits{list-style:none;padding:0;margin:20px 0 0}
.after{margin-top:20px}
.edit{border-top:1.5px solid var(--line);padding:20px 0;margin:0}
.edit h3{display:flex;gap:12px;align-items:center;margin-bottom:8px}
.number{flex:none;min-width:2.2rem;height:2.2rem;padding:0 .5rem;border:2px solid var(--ink);border-radius:1.1rem;background:var(--card);
font-weight:700;display:flex;align-items:center;justify-content:center}
dl{margin:12px 0 0;display:grid;gap:4px 20px}
dt{color:var(--soft);font-size:.889rem}
dd{margin:0 0 8px}
.figures{font-variant-numeric:tabular-nums;grid-template-columns:repeat(auto-fill,minmax(min(13em,100%),1fr))}
.figures div:last-child{grid-column:1/-1}
@media(min-width:40rem){
.body{padding-left:calc(2.2rem + 12px)}
.keys{grid-template-columns:minmax(8em,max-content) minmax(0,1fr)}
.keys dd{margin:0}
.keys dt{padding-top:.15em}
}
.around{border-left:3px solid var(--line);padding-left:12px;margin:12px 0}
.around b{background:var(--wash)}
.plays{display:flex;flex-wrap:wrap;gap:12px 20px;margin:12px 0 0}
.play{display:grid;gap:4px}
audio{max-width:100%}
button{min-height:48px;padding:8px 20px;border:2px solid var(--do);border-radius:10px;background:var(--card);color:var(--do);
font:inherit;font-weight:650;text-align:left;cursor:pointer}
button:hover{background:var(--wash)}
button[data-on=true]{background:var(--do);color:#fff}
button:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.stretches{font-variant-numeric:tabular-nums;font-size:.889rem}
@media(min-width:52rem){.many{columns:2;column-gap:52px}}
code,.hash{font-family:"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.85em}
.bye{border-top:1.5px solid var(--line);margin-top:52px;padding-top:32px}
.bye h2{margin-top:0}
.bye h3{margin-top:20px}
@media print{
@page{size:A4;margin:18mm 16mm}
html{font-size:10.5pt}
body{background:#fff}
main{max-width:none;padding:0}
.phone,.plays,.sound{display:none}
.desk{display:block}
h2{margin-top:24pt;break-after:avoid}
.edit,figure,.not{break-inside:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
"""

SCRIPT = """
const all=[...document.querySelectorAll("audio")];
for(const sound of all){
const button=document.createElement("button"),words=sound.dataset.says;
button.type="button";
const show=on=>{button.textContent=(on?"\\u25a0 "+document.body.dataset.stop+": ":"\\u25b6 ")+words;button.dataset.on=on};
button.setAttribute("aria-describedby",sound.getAttribute("aria-describedby"));
sound.onplay=()=>{for(const other of all)if(other!==sound)other.pause();show(true)};
sound.onpause=sound.onended=()=>{sound.currentTime=0;show(false)};
button.onclick=()=>{if(sound.paused)sound.play();else sound.pause()};
show(false);sound.hidden=true;sound.before(button);
}
"""
