#include "report/document.hpp"

namespace omrade::report {
namespace {

// Colours of text stand 4.5:1 or more against white and against --panel; a test computes it.
constexpr std::string_view kStyle = R"css(
:root{--ink:#1a1a1a;--muted:#4a5661;--line:#c8d0d7;--panel:#f3f6f8;--link:#00518a;--better:#0b5fa5;--worse:#9c3d00;--alarm:#a8071a}
*{box-sizing:border-box}
html{color-scheme:light;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;font:16px/1.5 "Liberation Sans",Arial,Helvetica,sans-serif;color:var(--ink);background:#fff}
main{max-width:70rem;margin:0 auto;padding:.75rem 1.25rem 3rem}
.skip{position:absolute;left:-999rem}
.skip:focus{left:.5rem;top:.5rem;padding:.5rem .75rem;background:#fff;z-index:1}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
a{color:var(--link)}
#language-sv:checked~.page [lang="en"],#language-en:checked~.page [lang="sv"]{display:none}
input[name="language"]{width:1.1rem;height:1.1rem;margin:0 .4rem 0 0;vertical-align:-.15rem;accent-color:var(--link)}
label{margin-right:1.25rem}
header{border-bottom:3px solid var(--link);padding-bottom:1rem;margin-top:.75rem}
.way-up{margin:0 0 .25rem}
h1{font-size:2rem;line-height:1.2;margin:0;overflow-wrap:anywhere}
h2{font-size:1.4rem;line-height:1.25;margin:2.25rem 0 .75rem}
h3{font-size:1.1rem;margin:1.5rem 0 .25rem}
p{margin:.4rem 0;max-width:48rem}
small,.ci{font-size:.85em;color:var(--muted);font-weight:normal}
.sub{color:var(--muted);overflow-wrap:anywhere}
.notice,.alarm{max-width:none;padding:.6rem .9rem;margin:.75rem 0 0;border:1px solid #8a6d00;border-left-width:6px;background:#fff8e1}
.alarm{border:3px solid var(--alarm);background:#fff;color:var(--alarm)}
.brief-grid{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,3fr);gap:1rem 2rem;align-items:start}
.lead{font-size:1.1rem;margin:0 0 .5rem}
.told,.counts,.parts{list-style:none;margin:.5rem 0;padding:0}
.told li{display:flex;gap:.6rem;margin:.35rem 0;fill:none}
.told li>div{color:var(--ink)}
.symbol{font-family:"DejaVu Sans","Segoe UI Symbol",sans-serif;font-size:.9em}
.counts{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}
.counts b{font-size:1.75rem;line-height:1.2;margin-right:.15rem}
.composite{border-left:4px solid var(--link);padding:.1rem 0 .1rem .9rem;margin:.75rem 0}
.composite h3{margin:0}
.composite p>b{font-size:1.35rem}
.composite p>small,.composite p>span>small{display:block}
.parts li{margin:.3rem 0;font-size:.93rem}
.creed{font-weight:bold}
.step{display:inline-block;min-width:2.1rem;height:2.1rem;line-height:2.1rem;border-radius:50%;background:var(--link);color:#fff;text-align:center;font-size:1.15rem}
.dialog{background:var(--panel);padding:.6rem 1rem;margin:2.25rem 0 0}
.tools{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem;margin:.5rem 0}
.tools[hidden]{display:none}
.tools input{max-width:100%}
.tools label{margin:0}
button{font:inherit;padding:.4rem .9rem;border:1px solid var(--link);border-radius:4px;background:#fff;color:var(--link)}
.form{margin:.75rem 0}
.form input[type="text"],textarea{width:100%;min-width:5.5rem;font:inherit;color:var(--ink);background:#fff;border:1px solid #6b7680;border-radius:3px;padding:.3rem .4rem}
textarea{display:block;min-width:9rem;field-sizing:content;min-height:3.6rem}
.form td{padding:.25rem}
.form td:first-child{width:1.5rem}
.field{margin:.6rem 0;max-width:48rem}
.field label{display:block;font-weight:bold;margin:0 0 .2rem}
.choices label{display:block;margin:0;white-space:nowrap}
.columns{columns:2 17rem}
.columns li{break-inside:avoid}
.parts .verdict{white-space:normal}
.ruled{min-width:8rem}
.choose{margin-right:.75rem}
input[name="map"]{width:1.1rem;height:1.1rem;margin:0 .4rem 0 0;vertical-align:-.15rem;accent-color:var(--link)}
#map-1:checked~.shown-box .shown:not(.shown-1),#map-2:checked~.shown-box .shown:not(.shown-2),#map-3:checked~.shown-box .shown:not(.shown-3),#map-4:checked~.shown-box .shown:not(.shown-4){display:none}
.maps .beside{margin-top:.75rem}
.within{margin-top:1rem}
thead small{display:block}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem;margin:0}
.figures>div{background:var(--panel);border-top:3px solid var(--link);padding:.75rem 1rem}
dt,dd{margin:0}
.figures dt small{display:block}
.figures dd>*{display:block}
.figures b{display:block;font-size:1.75rem;line-height:1.3}
.figures b.mark-none{font-size:1.25rem}
.beside{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,4fr);grid-template-rows:auto 1fr;gap:1.25rem 2rem;align-items:start}
.main-map{grid-row:span 2}
figure{margin:0}
figcaption,caption{font-weight:bold;text-align:left;padding:0 0 .35rem}
svg{display:block;max-width:100%;height:auto}
svg text{font:13px "Liberation Sans",Arial,Helvetica,sans-serif;fill:var(--ink)}
.map{width:100%;border:1px solid var(--line);background:#fff}
.region-map{max-width:48rem}
.locator{width:11rem}
.areas{stroke:#fff;stroke-width:.8}
.tips{fill:transparent}
.c0{fill:#dbe7f3}.c1{fill:#aacbe3}.c2{fill:#6ba6d0}.c3{fill:#2e7ebc}.c4{fill:#084f99}
.plain{fill:#e3e8ec}.withheld{fill:url(#hatch)}.missing{fill:url(#dots)}
.casing,.own{fill:none;stroke-linejoin:round;pointer-events:none}
.casing{stroke:#fff;stroke-width:4}
.own{stroke:#111;stroke-width:2}
.own.part,.own .part{stroke-dasharray:6 3.5}
.place{fill:#111;stroke:#fff;stroke-width:1.5}
.own-place{fill:#fff;stroke:#111;stroke-width:4.5}
.map .place-name{font-size:14px;paint-order:stroke;stroke:#fff;stroke-width:3.5px;stroke-linejoin:round}
.map .own-name{font-size:16px;font-weight:bold}
.scale rect{fill:#fff;fill-opacity:.8}
.scale path{fill:none;stroke:#111;stroke-width:2}
.map .scale text{font-size:14px}
.region{fill:#d3dbe1;stroke:#fff;stroke-width:.4}
.own-areas{fill:var(--link)}
.frame{fill:none;stroke:#111;stroke-width:1.5}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;margin:.5rem 0 0;padding:0;font-size:.9rem}
.legend li{display:flex;align-items:center;gap:.4rem}
.swatch{flex:none;width:24px;height:16px}
.swatch rect{stroke:#4f5b66}
.scroll{overflow-x:auto;position:relative}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th:first-child,td:first-child{padding-left:.25rem}
thead th{vertical-align:bottom;border-bottom:2px solid var(--muted)}
thead th[scope="colgroup"]{border-bottom:1px solid var(--line);text-align:center}
tbody th{font-weight:normal}
.group th{font-weight:bold;background:var(--panel);padding-top:.6rem}
.n{text-align:right;font-variant-numeric:tabular-nums}
.n b,.n .ci,.verdict,.whole{white-space:nowrap}
.first{border-left:1px solid var(--line)}
td small{display:block}
.wide table{min-width:44rem}
.verdict{font-weight:bold}
.better{color:var(--better);fill:var(--better)}
.worse{color:var(--worse);fill:var(--worse)}
.same{color:var(--muted);fill:var(--muted)}
.higher,.lower{color:var(--ink);fill:var(--ink)}
.verdict.same{font-weight:normal}
.mark-withheld{padding:0 .3rem;border:1px dashed var(--muted);color:var(--ink)}
.mark-none{color:var(--muted);font-style:italic}
.flows{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1.25rem 2rem}
.flow{max-width:40rem}
.bar{width:7rem}
thead td{border-bottom:2px solid var(--muted)}
.bar svg{fill:var(--link);margin-top:.4rem}
.caterpillar{max-width:none}
.order .caterpillar{max-width:100%}
.order svg text{font-size:11.5px}
.own-row{fill:#fff1c2}
svg .own-name{font-weight:bold}
svg text.none{fill:var(--muted)}
.others{stroke:#8b97a1;stroke-width:1}
.own-whole,.own-part{stroke:#111;stroke-width:3.5}
.strip{max-width:none}
.spine{width:150px;height:18px}
.figure{min-width:10rem}
.spine .range{stroke:#e2e7eb}.spine .middle{stroke:#bcc6ce}.spine .range,.spine .middle{stroke-width:10}
.spine .line{stroke:#111;stroke-width:1.5}
.spine .interval{stroke:#333;stroke-width:1.3}
.spine .better,.spine .worse,.spine .higher,.spine .same{stroke:#fff;stroke-width:1}
.trend .interval{stroke:#9aa6b0;stroke-width:1.5}
.course{fill:none;stroke:var(--link);stroke-width:1.5}
.trend circle{fill:#111}
.figure svg{margin-top:.15rem}
.women{fill:#2e7ebc}.men{fill:#8fbfdd}
.outline{fill:none;stroke:#111;stroke-width:1.3}
.flow-map{margin-top:.5rem}
.flow-map svg{max-width:100%}
.flow-map>svg{width:15rem}
.quadrant{max-width:none}
.quadrant text{font-size:12px}
.quadrant .frame{stroke:var(--muted);stroke-width:1}
.kind{display:inline;vertical-align:-.1rem;fill:#111}
.quadrant text:not(.none){paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
.resources-box{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,5fr);gap:1rem 1.5rem;align-items:start}
.resource-map{width:100%;max-width:25rem;border:1px solid var(--line)}
.theirs,.ours{stroke:#8b97a1}
.theirs{fill:#eef1f4}
.ours{fill:#f3dd95}
.ours .in-part{fill:#faf1d3}
.resources-box tbody th,.resources-box .n small,.resources-box .ci{white-space:nowrap}
.resources-box th small{display:block}
.resources-box td:nth-child(2){min-width:12rem}
.hollow{fill:#fff;stroke:#111;stroke-width:1.2}
.resource-map>g:last-of-type{stroke:#fff;stroke-width:.6}
.grid{stroke:var(--line)}
.interval{stroke:var(--muted);stroke-width:2}
.benchmark{stroke:#111;stroke-width:1.5;stroke-dasharray:5 3}
.about p,.about li{max-width:48rem}
.interview ol{padding-left:1.4rem;margin:.5rem 0}
.interview li{margin:.6rem 0}
.interview p{max-width:none}
.asks{font-weight:bold}
.says{color:var(--muted)}
.lines{height:3.6rem;border-bottom:1px solid #6b7680}
.lines::before{content:"";display:block;height:50%;border-bottom:1px solid #6b7680}
.filled{display:flex;flex-wrap:wrap;gap:.5rem 1rem}
.filled span:not([lang]){flex:1 1 9rem;border-bottom:1px solid #6b7680;padding-bottom:.1rem}
.filled [lang]{border:0}
summary{cursor:pointer;font-weight:bold}
.definitions{display:grid;grid-template-columns:minmax(8rem,14rem) minmax(0,1fr);gap:.2rem 1.25rem;margin:.4rem 0;max-width:60rem}
.definitions dt{font-weight:bold}
.definitions dd{overflow-wrap:anywhere}
@media (max-width:50rem){.beside,.brief-grid,.resources-box{grid-template-columns:minmax(0,1fr)}.main-map{grid-row:auto}}
@media (max-width:30rem){
main{padding:.5rem .75rem 2rem}
h1{font-size:1.5rem}
.definitions{grid-template-columns:minmax(0,1fr)}
.definitions dt{margin-top:.4rem}
.map .place-name,.map .own-name{display:none}
.map .scale text{font-size:24px}
}
.page{page:sv}
html[lang="en"] .page{page:en}
#language-sv:checked~.page{page:sv}
#language-en:checked~.page{page:en}
@page{size:A4;margin:15mm 12mm 15mm;font:8pt "Liberation Sans",Arial,sans-serif;color:#4a5661;@bottom-right{content:counter(page) " (" counter(pages) ")";white-space:nowrap}}
@media print{
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
html{font-size:8.4pt}
body{font-size:8.3pt;line-height:1.3}
main{max-width:none;padding:0}
.skip,input[name="language"],input[name="language"]+label,input[name="map"]+label,.way-up,.staff-link{display:none}
:focus-visible{outline:none}
header{margin-top:0}
h1{font-size:20pt}
h2{font-size:12.5pt;margin:9pt 0 3pt}
h3{font-size:10pt;margin:8pt 0 2pt}
h2,h3,caption,figcaption{break-after:avoid}
figure,tr,.figures>div,.legend,.definitions,.flow,.notice,.alarm{break-inside:avoid}
p{orphans:3;widows:3;max-width:none}
thead{display:table-header-group}
.group{break-after:avoid}
.scroll{overflow:visible}
.health{break-before:page}
.measures,.own-areas{line-height:1.25}
.measures td,.measures th{padding:.8pt 3pt}
.measures table{font-size:7.2pt}
.measures td>small,.own-areas td>small,.group-work>.scroll td small{display:inline}
.measures td>small::before,.own-areas td>small::before,.group-work>.scroll td small::before{content:" "}
.own-areas table{font-size:7.2pt}
.own-areas td,.own-areas th{padding:1pt 3pt}
.own-areas td:nth-child(3){white-space:nowrap}
.measures td.n{white-space:normal}
.measures table{table-layout:fixed}
.w-value{width:34mm}.w-value:last-child{width:43mm}.w-benchmark{width:17mm}.w-figure{width:24mm}.w-verdict{width:29mm}
.figure{min-width:0}
.spine{width:24mm;height:auto}
.lines{height:15mm}
.interview li{break-inside:avoid;margin:4pt 0}
.choose,.dialog,.survey,details:not([open]),input[name="map"]{display:none}
.form input[type="text"],textarea{border:.5pt solid #6b7680;border-radius:0;min-width:0;padding:1pt 2pt;min-height:6.5mm}
textarea{min-height:8.8mm;resize:none}
.field textarea{min-height:10mm}
.field{margin:4pt 0}
.form,.group-work>.scroll{break-inside:avoid}
.form{margin:5pt 0}
.form td{padding:1pt}
.form table{table-layout:fixed}
.form thead td,.form tbody th{width:5mm;padding-left:0}
.facts td:nth-child(4){width:34%}
.form tr{break-inside:avoid}
.choices label{display:inline;margin-right:1.5mm;font-size:7.2pt;line-height:1.2}
.choices input{width:2.6mm;height:2.6mm;margin:0 1mm 0 0}
.field{break-inside:avoid;max-width:none}
.brief-grid{grid-template-columns:minmax(0,5fr) minmax(0,3fr);gap:6pt 14pt}
.lead{font-size:10.5pt}
.counts b{font-size:14pt}
.step{font-size:11pt;min-width:15pt;height:15pt;line-height:15pt}
.told li,.composite,.counts{break-inside:avoid}
.strip,.pyramid{max-width:100%}
.quadrant{width:110mm;height:auto}
.resources-box td:nth-child(2){min-width:0}
.resources-box tbody th{white-space:normal}
.resources-box table{font-size:7.2pt;line-height:1.25}
.resources-box td,.resources-box th{padding:1pt 3pt}
.resources-box{grid-template-columns:58mm minmax(0,1fr);gap:8pt}
.flow-map>svg{width:38mm}
table,.wide table{min-width:0;font-size:7.6pt}
th,td{padding:1.6pt 3.2pt}
.about{font-size:8pt}
.about table{font-size:7.2pt}
.about p,.about li{max-width:none}
.figures{grid-template-columns:repeat(auto-fit,minmax(38mm,1fr));gap:6pt}
.figures>div{padding:5pt 7pt}
.figures b{font-size:15pt}
.figures b.mark-none{font-size:11pt}
.beside{grid-template-columns:minmax(0,5fr) minmax(0,4fr);gap:8pt 14pt}
.main-map{grid-row:span 2}
.locator{width:32mm}
.legend{font-size:8pt}
.flows{grid-template-columns:repeat(2,minmax(0,1fr));gap:10pt 16pt}
.bar{width:22mm}
.caterpillar{max-width:100%}
.region-map{max-width:125mm}
}
)css";

}  // namespace

std::string_view style_sheet() {
  return kStyle;
}

}  // namespace omrade::report
