// Where data comes from: an address, unless the page carries it.

/** @typedef {(address: string) => Promise<any>} Read  the value at an address; rejects where there is none */

/** @param {string} address of JSON or of packed columns @returns {Promise<any>} */
export async function fetchData(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const packed = answer.headers.get("Content-Type")?.startsWith("application/octet-stream");
  return packed ? unpackColumns(await answer.arrayBuffer()) : answer.json();
}

/**
 * Read what geo.map.layer.layer_bytes writes: the length of a JSON header, the header, then columns of numbers, each
 * beginning at a multiple of four bytes. In the header a column is {"column": [type, offset, length]}.
 * @param {ArrayBuffer} buffer @returns {any}
 */
export function unpackColumns(buffer) {
  const begin = 4 + new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, begin - 4)));
  const kinds = { i4: Int32Array, u1: Uint8Array, u2: Uint16Array, f4: Float32Array, f8: Float64Array };
  const fill = (/** @type {any} */ value) => {
    if (Array.isArray(value?.column)) {
      const [kind, offset, length] = value.column;
      return new kinds[/** @type {keyof typeof kinds} */ (kind)](buffer, begin + offset, length);
    }
    return value;
  };
  for (const table of [header.places, header.events]) for (const key of Object.keys(table)) table[key] = fill(table[key]);
  return header;
}
