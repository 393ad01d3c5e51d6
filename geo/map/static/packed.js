// Starts a map from what its page carries: unpacks the scripts, links them and hands them the packed data. Not a module
// but one function expression, for a page opened from a disk may not load modules from files beside it.
/**
 * @param {Record<string, string>} files by name: JSON, compressed with gzip, in base64
 * @param {any} config for reader.js
 * @param {{L: any, map: any}|null} there  Leaflet and the map where the page has them
 */
(async (files, config, there) => {
  const unpack = async (/** @type {string} */ name) => {
    if (!Object.hasOwn(files, name)) throw new Error(`This page does not carry ${name}.`);
    const text = atob(files[name]);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = text.charCodeAt(i);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  };
  const address = (/** @type {string} */ script) => URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const code = await unpack("code.json");
  const style = document.createElement("style");
  style.textContent = code.style;
  document.head.append(style);
  if (code.leaflet) {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address(code.leaflet), onload: resolve, onerror: reject });
      document.head.append(script);
    });
  }
  /** @type {Record<string, string>} address of each module that is linked */
  const linked = {};
  for (const [name, script] of code.modules) {
    linked[name] = address(script.replace(/(from ")\.\/([\w.]+)"/g, (/** @type {string} */ _, /** @type {string} */ from, /** @type {string} */ file) => `${from}${linked[file]}"`));
  }
  const { read } = await import(linked["reader.js"]);
  return read(there?.L ?? /** @type {any} */ (window).L, there?.map ?? null, unpack, config);
})
