const PREFIX = "handbook."

/** Read a string kept under `key`; null when nothing is kept or the browser blocks its storage. */
export function read(key) {
  try {
    return localStorage.getItem(PREFIX + key)
  } catch {
    return null
  }
}

/** Keep a string under `key`; returns false when the browser's storage is blocked or full. */
export function write(key, value) {
  try {
    localStorage.setItem(PREFIX + key, value)
    return true
  } catch {
    return false
  }
}

/** Read JSON kept under `key`; null when nothing is kept or it is not JSON. */
export function readJson(key) {
  try {
    return JSON.parse(read(key))
  } catch {
    return null
  }
}

/** Keep a value as JSON; returns false when it could not be kept. */
export const writeJson = (key, value) => write(key, JSON.stringify(value))

/** Everything that the handbook keeps in this browser, as {key: text}. */
export function all() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
    return Object.fromEntries(keys.map((key) => [key.slice(PREFIX.length), localStorage.getItem(key)]))
  } catch {
    return {}
  }
}

/** Forget everything that the handbook keeps in this browser. */
export function clear() {
  try {
    for (const key of Object.keys(all())) localStorage.removeItem(PREFIX + key)
    return true
  } catch {
    return false
  }
}
