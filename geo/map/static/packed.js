// Starts a map from what its page carries: unpacks the scripts, links them and hands them the packed data. Not a module
// but one function expression, for a page opened from a disk may not load modules from files beside it.
// - files: by name, JSON packed as geo/map/packing.py does
// - config: for reader.js
// - there: Leaflet and the map where the page has them
(async (
  /** @type {Record<string, string>} */ files,
  /** @type {any} */ config,
  /** @type {{L: any, map: any}|null} */ there,
) => {
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%:()*+-;,=.?@^_`/|}~";
  const valueOf = new Uint8Array(128);
  for (let i = 0; i < digits.length; i += 1) valueOf[digits.charCodeAt(i)] = i;
  const fromBase85 = (/** @type {string} */ text) => {
    const bytes = new DataView(new ArrayBuffer(Math.ceil(text.length / 5) * 4));
    for (let i = 0; i < text.length; i += 5) {
      let number = 0;
      // A last group that is cut short counts as filled with the highest digit.
      for (let k = i; k < i + 5; k += 1) number = number * 85 + (k < text.length ? valueOf[text.charCodeAt(k)] : 84);
      bytes.setUint32((i / 5) * 4, number);
    }
    return new Uint8Array(bytes.buffer, 0, Math.floor((text.length * 4) / 5));
  };
  // As in geo/map/numerals.py.
  const numerals = new Uint8Array(128);
  for (let code = 32, digit = 0; code < 128; code += 1) if (code !== 34 && code !== 92) numerals[code] = digit++;
  const numbersOf = (/** @type {{digits: string, width: number, low: number}} */ { digits: text, width, low }) => Int32Array.from(
    { length: text.length / width },
    (_, i) => {
      let number = 0;
      for (let k = i * width; k < (i + 1) * width; k += 1) number = number * 94 + numerals[text.charCodeAt(k)];
      return number + low;
    },
  );
  // As in geo/map/compact.py.
  /** @type {(column: any) => any} */
  const columnOf = (column) => {
    if (column?.steps) {
      const numbers = Int32Array.from(columnOf(column.steps));
      for (let i = 1; i < numbers.length; i += 1) numbers[i] += numbers[i - 1];
      return numbers;
    }
    if (column?.prefix) return Array.from({ length: column.count }, (_, i) => column.prefix + String(i).padStart(column.width, "0"));
    if (!column?.digits) return column;
    const numbers = numbersOf(column);
    return column.parts ? Float64Array.from(numbers, (number) => number / column.parts) : numbers;
  };
  const unpack = async (/** @type {string} */ name) => {
    if (!Object.hasOwn(files, name)) throw new Error(`This page does not carry ${name}.`);
    const value = await new Response(new Blob([fromBase85(files[name])]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
    for (const table of [value.places ?? {}, value.events ?? {}, ...Object.values(value.columns ?? {})]) {
      for (const key of Object.keys(table)) table[key] = columnOf(table[key]);
    }
    if (value.places) {
      const { name, latitude, longitude } = value.places;
      for (let i = 0; i < name.length; i += 1) if (name[i] === 0) name[i] = `${latitude[i].toFixed(3)}, ${longitude[i].toFixed(3)}`;
    }
    return value;
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
    linked[name] = address(script.replace(/((?:from |await import\()")\.\/([\w.]+)"/g, (/** @type {string} */ _, /** @type {string} */ from, /** @type {string} */ file) => `${from}${linked[file]}"`));
  }
  const { read } = await import(linked["reader.js"]);
  return read(there?.L ?? /** @type {any} */ (window).L, there?.map ?? null, unpack, config);
})
