/** One sheet for every page: readable, quiet, and fit for a narrow screen. */
export const style = `
:root { --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --back: #f6f8fa; --link: #0969da; --good: #1a7f37; --bad: #c93c37; --wait: #9a6700; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: .75rem 1rem; background: #24292f; color: #fff; }
header .home { color: #fff; font-weight: 600; text-decoration: none; margin-right: auto; }
header form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; min-width: 0; }
header label { min-width: 0; max-width: 100%; }
header select { max-width: min(100%, 24rem); }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
.soft { color: var(--soft); }
.answer { background: #ddf4ff; border: 1px solid #54aeff66; border-radius: 6px; padding: .5rem .75rem; }
.badge { display: inline-block; border-radius: 2em; padding: 0 .6em; font-size: .85rem; border: 1px solid var(--line); white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .wait { color: var(--wait); }
.box { border: 1px solid var(--line); border-radius: 6px; margin: .75rem 0; }
.box > .head { background: var(--back); padding: .4rem .75rem; border-bottom: 1px solid var(--line); border-radius: 6px 6px 0 0; font-size: .9rem; }
.box > .body { padding: .25rem .75rem; overflow-x: auto; }
ul.rows { list-style: none; padding: 0; margin: 0; } ul.rows > li { padding: .5rem .75rem; border-top: 1px solid var(--line); } ul.rows > li:first-child { border-top: 0; }
table { border-collapse: collapse; display: block; overflow-x: auto; max-width: 100%; } th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: normal; }
pre { background: var(--back); padding: .5rem; overflow-x: auto; font-size: .85rem; margin: .25rem 0; } code { font-size: .9em; background: var(--back); padding: .1em .3em; border-radius: 4px; } pre code { padding: 0; }
.patch .added { background: #dafbe1; display: block; } .patch .removed { background: #ffebe9; display: block; } .patch .hunk { color: var(--soft); display: block; } .patch span { min-height: 1.2em; }
form.act { display: grid; gap: .5rem; padding: .25rem 0 .75rem; }
form.act label { display: grid; gap: .2rem; font-size: .9rem; }
input, textarea, select, button { font: inherit; padding: .35rem .5rem; border: 1px solid var(--line); border-radius: 6px; max-width: 100%; }
textarea { min-height: 5rem; width: 100%; } input { width: 100%; } header input { width: auto; }
button { background: #1f883d; color: #fff; border-color: #1f883d; cursor: pointer; justify-self: start; } button.plain { background: #fff; color: var(--ink); border-color: var(--line); } button.stop { background: #fff; color: var(--bad); border-color: var(--line); }
.choices { display: flex; flex-wrap: wrap; gap: .5rem; }
.columns > *, form.act, form.act label { min-width: 0; }
details > summary { cursor: pointer; padding: .35rem 0; font-weight: 600; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 2rem; }
@media (max-width: 40rem) { main { padding: .75rem; } h1 { font-size: 1.25rem; } }
`;
