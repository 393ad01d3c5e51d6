// Where data comes from: an address, unless the page carries it.

/** @typedef {(address: string) => Promise<any>} Read  the JSON value at an address; rejects where there is none */

/** @param {string} address @returns {Promise<any>} */
export async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
